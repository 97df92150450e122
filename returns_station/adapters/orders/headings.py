"""What a column means, whatever a shop calls it in five languages."""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

# The first of each row is our own heading (docs/import.md); then English, sv, nb, fi and da.
MEANINGS: Final = {
    "sale": "sale invoice invoiceno invoicenumber receipt receiptno receiptnumber order orderno "
    "orderid ordernumber transaction transactionid kvitto kvittonr kvittonummer faktura fakturanr "
    "fakturanummer ordernr ordrenr ordrenummer kvittering kvitteringsnr bilag bilagsnr bon bonnr "
    "kuitti kuittinro kuittinumero lasku laskunro laskunumero tilaus tilausnro tilausnumero",
    "sold_on": "sold_on invoicedate date orderdate saledate datetime solddate createdat datum "
    "kvittodatum fakturadatum orderdatum köpdatum dato ordredato fakturadato salgsdato kjøpsdato "
    "købsdato päivä päivämäärä pvm laskupäivä tilauspäivä ostopäivä",
    "line": "line lineno linenumber rad radnr linje linjenr rivi rivinro",
    "sku": "sku stockcode article articleno articlenumber item itemno itemnumber itemcode product "
    "productcode productid artikel artikelnr artikelnummer artnr varenr varenummer vare varekode "
    "tuote tuotenro tuotenumero tuotekoodi artikkeli",
    "gtin": "gtin ean ean13 eancode barcode upc streckkod strekkode stregkode viivakoodi",
    "title": "title description name productname itemname itemdescription benämning beskrivning "
    "produkt produktnamn artikelnamn varunamn beskrivelse varenavn produktnavn navn varetekst "
    "tuotenimi nimi nimike kuvaus selite",
    "options": "options variant variantname size storlek størrelse koko",
    "style": "style model modell malli parent parentsku",
    "category": "category department varugrupp kategori varegruppe varegruppenavn tuoteryhmä",
    "quantity": "quantity qty antal antall stk määrä kpl units amountsold",
    "price": "price unitprice itemprice pris styckpris apris enhetspris stykpris enhedspris hinta "
    "yksikköhinta ahinta",
    "paid": "paid linetotal totalprice rowtotal lineamount summa radsumma radbelopp belopp betalt "
    "sum linjesum beløp linjetotal yhteensä rivisumma summaeur maksettu",
    "list_price": "list_price listprice ordinarypris ordinariepris veiledendepris normalpris "
    "normaalihinta listahinta",
    "order_discount_share": "order_discount_share",
    "vat_percent": "vat_percent vat vatrate vatpercent taxrate moms momssats momsprosent mva "
    "mvasats momsprocent alv alvkanta alvprosentti",
    "currency": "currency currencycode valuta valuutta",
    "channel": "channel kanal kanava",
    "market": "market marknad marked markkina",
    "buyer": "buyer",
    "customer": "customer customerid customerno customernumber kund kundnr kundnummer kundid kunde "
    "kundenr kundenummer asiakas asiakasnro asiakasnumero",
    "customer_name": "customer_name customername kundnamn kundenavn asiakasnimi asiakkaannimi",
    "phone": "phone phonenumber mobile telefon telefonnr mobil mobilnr telefonnummer puhelin "
    "puhelinnumero",
    "email": "email mail epost epostadress epostadresse sähköposti",
    "language": "language språk sprog kieli",
    "tenders": "tenders tender payment paymentmethod betalsätt betalning betalingsmåte betaling "
    "betalingsmetode maksutapa",
    "delivery_paid": "delivery_paid shipping shippingprice delivery freight frakt fraktpris fragt "
    "toimitus toimituskulut rahti",
    "delivery_standard": "delivery_standard",
    "shipped_on": "shipped_on shippeddate shipdate skickad sendt lähetetty",
    "received_on": "received_on delivereddate deliverydate levererad levert leveret toimitettu",
    "traits": "traits",
    "serials": "serials serial serialno serialnumber serienr serienummer sarjanumero",
    "rma": "rma rmano rmanumber",
    "member": "member",
}
REQUIRED: Final = ("sale", "sold_on", "quantity")
ANY_OF: Final = (("paid", "price"), ("sku", "title", "gtin"))
_APART: Final = re.compile(r"[\W_]+")
_KNOWN: Final[dict[str, str]] = {}


def proposed(headings: Sequence[str]) -> dict[str, int]:
    """Column number by meaning, as far as the headings are known; the first of two counts."""
    known = _known()
    found: dict[str, int] = {}
    for place, heading in enumerate(headings):
        meaning = known.get(_bare(heading))
        if meaning is not None:
            found.setdefault(meaning, place)
    return found


def corrected(
    found: Mapping[str, int], headings: Sequence[str], corrections: Mapping[str, str]
) -> tuple[dict[str, int], str]:
    """The columns with what a person said of them, and the first heading that is not there.

    An empty heading says that no column means this.
    """
    places = {_bare(heading): place for place, heading in reversed(list(enumerate(headings)))}
    result = dict(found)
    for meaning, heading in corrections.items():
        if not heading:
            result.pop(meaning, None)
            continue
        place = places.get(_bare(heading))
        if meaning not in MEANINGS or place is None:
            return result, f"{meaning}={heading}"
        result = {known: at for known, at in result.items() if at != place} | {meaning: place}
    return result, ""


def missing(found: Mapping[str, int]) -> tuple[str, ...]:
    """What a table of sale lines cannot do without and this one lacks."""
    lacking = [meaning for meaning in REQUIRED if meaning not in found]
    lacking += [group[0] for group in ANY_OF if not any(meaning in found for meaning in group)]
    return tuple(lacking)


def recall(folder: str, headings: Sequence[str]) -> dict[str, str]:
    """What a person once said of a file with these headings."""
    path = _kept(folder, headings)
    if path is None or not path.is_file():
        return {}
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(kept, dict):
        return {}
    return {str(meaning): str(heading) for meaning, heading in kept.items()}


def remember(folder: str, headings: Sequence[str], corrections: Mapping[str, str]) -> None:
    """Keep what a person said of a file with these headings, for the next of its kind."""
    path = _kept(folder, headings)
    if path is not None and corrections:
        path.parent.mkdir(parents=True, exist_ok=True)
        # What was said before still holds; a file cut short by a crash is asked about again.
        kept = recall(folder, headings) | dict(corrections)
        path.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")


def _kept(folder: str, headings: Sequence[str]) -> Path | None:
    signature = sha256("\n".join(headings).encode()).hexdigest()[:16]
    return Path(folder) / f"{signature}.json" if folder else None


def _known() -> dict[str, str]:
    if not _KNOWN:
        for meaning, names in MEANINGS.items():
            for name in names.split():
                _KNOWN.setdefault(_bare(name), meaning)
    return _KNOWN


def _bare(heading: str) -> str:
    spread = unicodedata.normalize("NFKD", heading.casefold().replace("ø", "o").replace("æ", "ae"))
    kept = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return _APART.sub("", kept)
