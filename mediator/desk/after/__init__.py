"""The pages of the close after they left, in their order, a file each."""

from mediator.desk.after.ending import ENDING
from mediator.desk.after.figures import FIGURES
from mediator.desk.after.follow_up import FOLLOW_UP
from mediator.desk.after.keeping import KEEPING
from mediator.desk.after.open_ends import OPEN_ENDS
from mediator.desk.after.the_end import THE_END

PAGES = (ENDING, OPEN_ENDS, FOLLOW_UP, FIGURES, KEEPING, THE_END)
