"""The board of topics: in the order the parties chose, each with how far the talk about it has come."""

from mediator.insight.board_parts import block, line_of
from mediator.insight.topics import TopicState, topic_states
from mediator.record.record import Record
from mediator.record.words import Words
from mediator.view import Body


def topics(record: Record, words: Words) -> Body:
    """Return the topics on the wall."""
    states = topic_states(record)
    lines = tuple(
        line_of(issue, aside=state_words(states[issue.id], words), done=states[issue.id] == "agreed")
        for issue in record.session.issues
        if issue.in_its_place()
    )
    return Body(heading=words.topics, blocks=block("", lines), invitation=words.no_topics)


def state_words(state: TopicState, words: Words) -> str:
    """Return what the wall says of a topic's state; nothing of one that was not taken up yet."""
    said: dict[TopicState, str] = {
        "opened": words.topic_opened,
        "explored": words.topic_explored,
        "ideas": words.topic_ideas,
        "agreed": words.topic_agreed,
        "left_open": words.topic_left_open,
    }
    return said.get(state, "")
