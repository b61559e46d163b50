"""Addresses of letters: names of pages before numbers of letters."""

from __future__ import annotations

from django.urls import URLPattern, path

from wian.web.letters import (
    attach_file,
    boxes,
    draft_begin,
    draft_page,
    drafts,
    ecms,
    hands,
    inbox,
    letter,
    letter_sheet,
    link_making,
    newer_file,
    number_signed,
    reading_desk,
    register_line,
    register_papers,
    register_taking,
    registers,
    round_page,
    round_papers,
    search,
    search_export,
    sending,
    taking,
)

app_name = "letters"
urlpatterns: list[URLPattern] = [
    # the reading desk
    path("", boxes.boxes, name="boxes"),
    path("take", taking.take, name="take"),
    path("<int:letter>/read", reading_desk.read, name="read"),
    # letters that go round
    path("inbox", inbox.inbox, name="inbox"),
    path("<int:letter>/send", sending.send, name="send"),
    path("<int:letter>/round", round_page.round_page, name="round"),
    path("<int:letter>/round/print", round_papers.print_round, name="round_print"),
    path("<int:letter>/links", link_making.links, name="links"),
    # registers
    path("registers", registers.registers, name="registers"),
    path("registers/issue", register_taking.issue, name="register_issue"),
    path("registers/reserve", register_taking.reserve, name="register_reserve"),
    path("registers/numbering/<int:office>", register_taking.set_numbering, name="numbering"),
    path("registers/lines/<int:line>", register_line.line, name="register_line"),
    path("registers/<int:book>", registers.book, name="register"),
    path("registers/<int:book>/print", register_papers.print_register, name="register_print"),
    path("<int:letter>/stamped", register_papers.stamped, name="stamped"),
    # drafts
    path("drafts", drafts.drafts, name="drafts"),
    path("drafts/new", draft_begin.begin, name="draft_begin"),
    path("drafts/numbers", number_signed.number_signed, name="number_signed"),
    path("drafts/numbered", number_signed.given, name="numbered"),
    path("drafts/<int:draft>", draft_page.page_of, name="draft"),
    path("drafts/<int:draft>/preview", draft_page.preview, name="draft_preview"),
    path("drafts/<int:draft>/docx", draft_page.document, name="draft_docx"),
    # search
    path("search", search.search, name="search"),
    path("search.xlsx", search_export.export, name="search_export"),
    path("suggest", search.suggest, name="suggest"),
    # one letter
    path("hands", hands.hands, name="hands"),
    path("<int:letter>", letter.letter, name="letter"),
    path("<int:letter>/attach", attach_file.attach_file, name="attach_file"),
    path("<int:letter>/files/<int:file>/newer", newer_file.newer_file, name="newer_file"),
    path("<int:letter>/sheet", letter_sheet.letter_sheet, name="sheet"),
    path("<int:letter>/ecms", ecms.ecms, name="ecms"),
    path("<int:letter>/ecms/reply", ecms.ecms_reply, name="ecms_reply"),
]
