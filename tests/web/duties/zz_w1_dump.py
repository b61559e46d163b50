from __future__ import annotations
import pathlib, pytest
from django.test import Client
from tests.duties.herbs import PROVINCE
from tests.web.duties.asking import sent_letter, text
from wian.duties.models import Duty
from tests.web.duties.test_asking import *

OUT = pathlib.Path("/tmp/b6/w1")

def keep(name, answer):
    html = answer.content.decode()
    assert answer.status_code in (200, 422), (name, answer.status_code, text(answer)[:400])
    html = html.replace('/static/web/', 'file:///tmp/wt6/src/wian/web/static/web/')
    (OUT / f"{name}.html").write_text(html)

def test_dump(signed, asker, letter):
    for p in OUT.glob("*.html"): p.unlink()
    page = f"/letters/{letter}/duties"
    keep("letter", asker.get(f"/letters/{letter}"))
    keep("desk0", asker.get(page))
    proposed(asker, letter)
    keep("desk1", asker.get(page))
    keep("desk1en", asker.get(page + "?lang=en")); asker.get("/?lang=th")
    keep("deskbad", asker.post(page, {"do": "merge"}))
    duties = {d.item: d.pk for d in Duty.objects.filter(letter=letter)}
    keep("edit", asker.get(f"/duties/{duties['8']}/edit"))
    asker.post(page, {"do": "drop", "duty": [duties["6"]]})
    asker.post(page, answers())
    keep("desk2", asker.get(page + "?done=duty_answered"))
    asker.post(page, {"do": f"restore-{duties['6']}"})
    to = asker.post(page, {"do": "open_all"})["Location"]
    keep("opening", asker.get(to))
    ids = [i for i in to.partition("?")[2].replace("duty=", "").split("&")]
    keep("opening_rule", asker.post(to, {"duty": ids, "how": "rule", "phrase": "นายอำเภอทุกอำเภอ ยกเว้นอำเภอสามชัย", "do": "look"}))
    opened(asker, letter)
    keep("desk3", asker.get(page))
    keep("asked", asker.get("/duties/asked"))
    keep("duty", asker.get(f"/duties/{duties['8']}"))
    keep("duty1", asker.get(f"/duties/{duties['1']}"))
    keep("duty_en", asker.get(f"/duties/{duties['8']}?lang=en")); asker.get("/?lang=th")
    keep("adding", asker.post(f"/duties/{duties['8']}/add", {"how": "rule", "phrase": "นายอำเภอทุกอำเภอ", "do": "look"}))
    keep("editopen", asker.get(f"/duties/{duties['8']}/edit"))
    keep("form", asker.get(f"/duties/{duties['8']}/form"))
    keep("close", asker.get(f"/duties/{duties['8']}/close"))
    keep("new", asker.get("/duties/new"))
    r = asker.post(page, {"do": "template", "name": "ศูนย์สมุนไพร"}); assert r.status_code == 302
    keep("templates", asker.get("/duties/templates"))
    keep("templates_letter", asker.get(f"/duties/templates?letter={letter}"))
    keep("calendar", asker.get("/duties/calendar?year=2569"))
    root = signed("administrator", "th", scope="subtree", login="root")
    keep("calendar_admin", root.get("/duties/calendar?year=2569"))
    head = signed("head", "d4602")
    keep("own", head.get(f"/duties/{duties['8']}"))
    keep("own1", head.get(f"/duties/{duties['1']}"))
