"""Thai digits ๐-๙ and Arabic digits 0-9, one character for one character.

Both functions keep the length, so a character offset into the result is an offset into the
original. Nothing else is touched: letters that OCR mistakes for digits stay letters.
"""

THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
ARABIC_DIGITS = "0123456789"

DIGIT = "[0-9๐-๙]"
"""Regular-expression class of one digit of either kind (``int`` reads both)."""

_TO_ARABIC = str.maketrans(THAI_DIGITS, ARABIC_DIGITS)
_TO_THAI = str.maketrans(ARABIC_DIGITS, THAI_DIGITS)


def to_arabic(text: str) -> str:
    """Every Thai digit of `text` is Arabic; all else, and the length, is unchanged."""
    return text.translate(_TO_ARABIC)


def to_thai(text: str) -> str:
    """Every Arabic digit of `text` is Thai; all else, and the length, is unchanged."""
    return text.translate(_TO_THAI)
