# Each target sets up all it needs and no more; `make` alone names them.
BIN := .venv/bin
PINS := pyproject.toml tools/prepare.sh $(wildcard requirements/*.txt)
export DJANGO_SETTINGS_MODULE ?= wian.project.settings

# A file of tests to each processor.
AT_ONCE ?= -n auto --dist loadfile

.PHONY: help up test pytest lint bench lock clean
help: ## เป้าหมายทั้งหมด · these targets
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 10

up: .venv/.wian-run ## เปิดเวียนบนเครื่องนี้ · set everything up and open Wian
	@$(BIN)/wian up

test: lint .venv/.wian-test ## ตั้งค่าและทดสอบทั้งหมด · set everything up and pass all tests
	@$(BIN)/python -m pytest $(AT_ONCE)
	@$(BIN)/python -m tests.on_postgresql $(AT_ONCE)

lint: .venv/.wian-lint ## รูปแบบ ชนิด กำแพงห้อง · style, types, walls between rooms, migrations
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	@mkdir -p build/lint
	WIAN_HOME=build/lint $(BIN)/mypy
	find src -name '*.html' -print0 | xargs -0 -r $(BIN)/djade --check --target-version 5.2
	$(BIN)/lint-imports
	WIAN_HOME=build/lint $(BIN)/python -m django makemigrations --check --dry-run

bench: .venv/.wian-run ## วัดผลทุกเรื่อง · every measure against its target (NAME=reading: that one)
	@for name in $(or $(NAME),start reading offices registry circulation duties); do $(BIN)/wian bench $$name || failed=1; done; test -z "$$failed"

.venv/.wian-%: $(PINS)
	@tools/prepare.sh $*

# --universal: one lock for every system and every Python from 3.11 up. No index is named in it.
PIN := UV_CUSTOM_COMPILE_COMMAND='make lock' uv pip compile -q --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-annotate $(if $(UPGRADE),--upgrade)
lock: ## ตรึงรุ่นของแพ็กเกจใหม่ · pin packages again (UPGRADE=1: newest); needs uv
	$(PIN) pyproject.toml --extra ocr --extra pg --group test -o requirements/test.txt
	$(PIN) pyproject.toml --extra ocr --extra pg -c requirements/test.txt -o requirements/run.txt
	$(PIN) pyproject.toml -c requirements/test.txt -o requirements/base.txt
	$(PIN) --group lint -c requirements/test.txt -o requirements/lint.txt
	$(PIN) --group build -o requirements/build.txt

clean: ## ลบสิ่งที่สร้างขึ้น (ไม่ลบ var/) · remove what was built, never var/
	rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache src/*.egg-info
