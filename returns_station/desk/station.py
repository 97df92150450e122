"""The one door: the window, the command line and the tests all knock here."""

from returns_station.case import Who
from returns_station.desk.commands import TakeBack
from returns_station.desk.finding import find
from returns_station.desk.ports import Clock, Paper, Store
from returns_station.desk.printing import print_slip
from returns_station.desk.taking_back import Done, House, SaleUnknownError, take_back
from returns_station.desk.views import Found, Preview
from returns_station.desk.weighing import weigh
from returns_station.phrase import Phrase
from returns_station.policy.claim import Claim
from returns_station.slip import Slip


class Station:
    """Takes what staff ask to the store-room and back; it decides nothing itself."""

    def __init__(self, store: Store, paper: Paper, *, clock: Clock, house: House) -> None:
        """Keep what the composition root wired; time is passed in, never looked up."""
        self.store = store
        self.house = house
        self.clock = clock
        self._paper = paper

    def perform(self, command: TakeBack, who: Who) -> Done:
        """Carry out a command in one unit of work, journaled; what it returns is durable."""
        with self.store.work() as work:
            done = take_back(command, work, house=self.house, now=self.clock(), who=who)
            work.commit()
        return done

    def preview(self, sale_id: int, claim: Claim) -> Preview:
        """The answer and the offers as they would be given now; nothing is stored."""
        with self.store.views() as views:
            view = views.sale(sale_id)
        if view is None:
            raise SaleUnknownError(Phrase("sale.unknown"))
        return weigh(view, claim, self.house.promise_for(view.sale))

    def find(self, text: str, *, customer_id: int = 0) -> Found:
        """What a scan or a typed text leads to; her own sales first when the customer is known."""
        with self.store.views() as views:
            return find(views, text, customer_id=customer_id)

    def print_slip(self, number: str, target: str, who: Who) -> Slip:
        """Send a slip to `printer:NAME` or a file; raises StationError when it did not come out."""
        return print_slip(self.store, self._paper, number, target, clock=self.clock, who=who)
