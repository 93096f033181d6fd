from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True)
class Line:
    sku: str
    quantity: int = 1


@dataclass
class Order:
    id: str
    lines: list[Line] = field(default_factory=list)

    @classmethod
    def from_event(cls, event):
        return cls(event["id"], [Line(**line) for line in event.get("lines", [])])

    def total(self, prices) -> Decimal:
        return sum((prices[line.sku] * line.quantity for line in self.lines), Decimal(0))
