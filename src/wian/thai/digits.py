"""Thai digits ๐-๙ and Arabic digits 0-9, one character for one character.

Both functions keep the length, so a character offset into the result is an offset into the
original. Nothing else is touched: letters that OCR mistakes for digits stay letters.
"""

THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
ARABIC_DIGITS = "0123456789"

DIGIT = "[0-9๐-๙]"
"""Regular-expression class of one digit of either kind (``int`` reads both)."""


def to_arabic(text: str) -> str:
    """Every Thai digit of `text` is Arabic; all else, and the length, is unchanged."""
    # A chain of replacements is many times as fast as `translate` where most letters stay.
    for thai, arabic in zip(THAI_DIGITS, ARABIC_DIGITS, strict=True):
        text = text.replace(thai, arabic)
    return text


def to_thai(text: str) -> str:
    """Every Arabic digit of `text` is Thai; all else, and the length, is unchanged."""
    for thai, arabic in zip(THAI_DIGITS, ARABIC_DIGITS, strict=True):
        text = text.replace(arabic, thai)
    return text
