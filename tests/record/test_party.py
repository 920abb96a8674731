import pytest
from pydantic import ValidationError

from mediator.record.party import AddParty, AddPerson, Party, Person, RenameParty, SetTitle
from tests.record.cases import ANA, BEN, after, at, refusal, start


def test_a_party_that_comes_later_is_in_the_agreement_too() -> None:
    record = after(start(ANA), AddParty(at=at(1), party=BEN))
    assert record.session.parties == record.agreement.parties == (ANA, BEN)


@pytest.mark.parametrize("name", ["Ana", "ANA", " ana\n"])
def test_a_name_that_another_party_has_is_refused_with_a_way_out(name: str) -> None:
    change = AddParty(at=at(1), party=Party(id="x", name=name))
    assert refusal(start(ANA), change) == "Ana is there already. Add a letter, such as “Ana B”."
    assert refusal(start(ANA, BEN), RenameParty(at=at(1), party="ben", name=name)).startswith("Ana is there")


def test_a_party_can_be_renamed_to_its_own_name_in_other_capitals_and_not_to_the_same() -> None:
    record = after(start(ANA, BEN), RenameParty(at=at(1), party="ana", name="ANA"))
    assert [party.name for party in record.session.parties] == ["ANA", "Ben"]
    same = RenameParty(at=at(2), party="ana", name="ANA")
    assert refusal(record, same) == "That is their name already."
    gone = RenameParty(at=at(2), party="zoe", name="Zo")
    assert refusal(record, gone) == "There is no such party."


def test_a_person_comes_with_a_party_or_with_nobody() -> None:
    interpreter = Person(id="x", name="Ida", role="interpreter")
    friend = Person(id="y", name="Flo", role="support_person", party="ana")
    record = after(start(ANA), AddPerson(at=at(1), person=interpreter), AddPerson(at=at(2), person=friend))
    assert record.session.people == (interpreter, friend)
    assert refusal(start(BEN), AddPerson(at=at(1), person=friend)) == "There is no such party."


def test_a_title_is_one_line_that_is_not_empty() -> None:
    assert after(start(), SetTitle(at=at(1), title="A\nB")).session.title == "A B"
    with pytest.raises(ValidationError):
        SetTitle(at=at(1), title=" ")


def test_forty_parties_and_no_party_are_fine() -> None:
    record = start()
    for n in range(40):
        record = after(record, AddParty(at=at(n), party=Party(id=f"p{n}", name=f"Household {n}")))
    assert len(record.agreement.parties) == 40
