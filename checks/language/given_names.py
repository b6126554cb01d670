"""Common given names of English-language news, by the pronoun that mostly goes with them. Language, not data."""

from __future__ import annotations

_HE = """
aaron abdul abdullah adam adrian ahmad ahmed alan albert alejandro aleksandr alexander alexei ali allan amir anders
andre andreas andrei andrew andriy angus anthony antonio antony arjun arthur barack ben benjamin bernard bernie bill
bob boris brad brandon brett brian bruce bryan carl carlos charles charlie chris christian christopher chuck clive
colin connor craig dan daniel dave david dean denis dennis dmitry dominic don donald doug douglas duncan dwayne ed
eddie edward edwin elon emmanuel eric erik ernest evan felix fernando francis francisco frank fred gabriel gareth
gary gavin geoffrey george gerald gerard giovanni giuseppe gordon graham greg gregory guy hans harold harry hassan
henry howard hugh hugo ian ibrahim igor ivan jack jacob jake jamal james jason jeff jeffrey jeremy jerome jerry jim
jimmy joe joel john johnny jon jonas jonathan jorge jose joseph joshua juan julian justin karim karl keith ken kenneth
kevin khalid klaus kyle lars larry lee leo leon leonard lewis liam louis luca lucas luis luke magnus malcolm manuel
marc marco marcus mario mark markus martin matt matthew max michael miguel mike mikhail mitch mohamed mohammed
mohammad morgan muhammad nathan neil nicholas nick nicolas nigel noah oleg oliver olaf omar oscar otto owen pablo
pascal patrick paul pedro peter phil philip philippe pierre rafael rahul ralph raj ray raymond recep ricardo richard
rick rob robert roberto robin rodrigo roger roland ron ronald ross roy russell ryan sam samir samuel scott sean sebastian
sergei sergey sergio shane simon stefan stephen steve steven stewart stuart syed ted terry theo thomas tim timothy toby
todd tom tommy tony travis trevor tyler victor viktor vincent vladimir volodymyr walter warren wayne wilhelm will
william xavier yusuf zac zachary
"""
_SHE = """
abigail agnes aisha alice alicia alison amanda amelia amy ana andrea angela anita ann anna anne annette annie antonia
astrid barbara beatrice bella beth betty bianca bridget camilla carla carmen carol caroline catherine cathy cecilia
charlotte cheryl chloe christina christine claire clara claudia cynthia daniela dawn deborah debbie denise diana
diane donna dorothy edith eileen elaine elena eleanor elisabeth elise eliza elizabeth ella ellen emily emma erica
esther eva eve evelyn fatima fiona florence frances francesca gabriela gail georgina gillian giorgia gloria grace
greta gwen hannah harriet heather heidi helen helena hillary holly ida inga ingrid irene irina iris isabel isabella
isabelle jacinda jackie jacqueline jane janet janice jasmine jean jeanne jenna jennifer jenny jessica jill joan joanna
joanne josephine joyce judith judy julia julie juliet kamala karen karin kate katherine kathleen kathryn kathy katie
katya kay kelly kerry kirsten kirsty kristen kristin laura lauren leah leila lena lily linda lisa liz
lorraine louise lucia lucy luisa lydia lynn maggie malala margaret margarita maria mariam marianne marie marina marion
martha mary maureen megan melania melanie melissa mia michaela michelle miriam molly monica nadia nancy naomi natalia
natalie natasha nicola nicole nina nora olena olga olivia pamela patricia paula pauline penelope penny petra polly priti
priya rachel rebecca renee rita roberta rosa rose rosemary ruth sally samantha sandra sara sarah sharon sheila shirley
silvia sofia sonia sophia sophie stella stephanie susan susanna suzanne svetlana sylvia tamara tania tanya tatiana
teresa theresa tina tracey tracy ursula valerie vanessa vera veronica victoria viktoria vivian wendy yasmin yolanda
yulia yvette yvonne zainab zara zoe
"""
_PRONOUN_OF = {
    **dict.fromkeys(_HE.split(), "he"),
    **dict.fromkeys(_SHE.split(), "she"),
}


def pronoun_of(given_name: str) -> str:
    """Give "he" or "she" where the given name mostly tells, else ""."""
    return _PRONOUN_OF.get(given_name.casefold(), "")
