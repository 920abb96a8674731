"""The board of offers: one idea, and the chain of offers about it in the order in which they were made."""

from mediator.insight.board_parts import block, line_of
from mediator.insight.shown import Shown
from mediator.record.offer import Offer
from mediator.record.option import Option
from mediator.record.session import Session
from mediator.record.words import Words
from mediator.text import fill
from mediator.view import Block, BoardLine, Body


def offers_about(session: Session, option: str) -> list[Offer]:
    """Return the offers about an idea that the room sees, withdrawn ones too."""
    return [offer for offer in session.offers if offer.option == option and offer.in_its_place()]


def idea_of_offers(session: Session, shown: Shown) -> Option | None:
    """Return the idea that the board of offers is at: the one chosen, or the one with the last offer."""
    there = {option.id: option for option in session.options if option.in_its_place()}
    wanted = [shown.rated, *(offer.option for offer in reversed(session.offers))]
    return next((there[option] for option in wanted if option in there), None)


def offers(session: Session, shown: Shown, words: Words) -> Body:
    """Return an idea and the offers about it."""
    idea = idea_of_offers(session, shown)
    if idea is None:
        return Body(heading=words.offers, invitation=words.no_offers)
    chain = tuple(_line(offer, session, words) for offer in offers_about(session, idea.id))
    asked = Block(label=words.ideas, lines=(line_of(idea),))
    below = block(words.offers, chain) or block("", (BoardLine(text=words.no_offers),))
    return Body(heading=words.offers, blocks=(asked, *below))


def _line(offer: Offer, session: Session, words: Words) -> BoardLine:
    """An offer, from whom to whom, what it answers, and how it stands."""
    names = {party.id: party.name for party in session.parties}
    maker = ", ".join(names[party] for party in offer.parties if party in names)
    to = names.get(offer.to, "") if offer.to is not None else words.everyone
    numbers = {other.id: other.number for other in session.offers if other.in_its_place()}
    parts = [fill(words.offer_from_to, maker=maker, to=to)]
    if offer.reply_to in numbers:
        parts.append(fill(words.answers_offer, n=numbers[offer.reply_to]))
    if offer.condition:
        parts.append(fill(words.offer_if, condition=offer.condition))
    if offer.until is not None:
        day = offer.until
        parts.append(fill(words.offer_until, day=f"{day.day} {day:%B %Y}"))
    if offer.withdrawn:
        parts.insert(0, words.withdrawn)
    made = line_of(offer, aside=" · ".join(parts))
    amount = str(offer.money or "")
    words_after = filter(None, (amount, offer.text if offer.text != amount else ""))
    return made.model_copy(update={"text": " · ".join(words_after)})
