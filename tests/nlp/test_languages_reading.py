"""What is read in Spanish, French, Portuguese and Indonesian or Malay: stance, accused, names, persons."""

import pytest

from manumit.model.errors import ConfigurationProblem
from manumit.model.reading import Mention, Reading
from manumit.model.words import DocumentType, Indicator, OrganisationType, Stance
from nlp.reader import Reader, Text

PAPERS = Indicator.RETENTION_OF_IDENTITY_DOCUMENTS


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def mention(reading: Reading, indicator: Indicator = PAPERS) -> Mention:
    found = [m for m in reading.mentions if m.indicator is indicator]
    assert len(found) == 1, reading.mentions
    return found[0]


@pytest.mark.parametrize(
    ("language", "text", "stance"),
    [
        ("es", "Hilados Quirón S.A. retuvo los pasaportes de las obreras.", Stance.ALLEGED),
        ("es", "El tribunal condenó a Hilados Quirón S.A. por retener los pasaportes.", Stance.FOUND),
        ("es", "La empresa negó que retuviera los pasaportes.", Stance.DENIED),
        ("es", "La agencia devolvió los pasaportes a los obreros.", Stance.REMEDIED),
        ("es", "Se prohíbe la retención de pasaportes.", Stance.POLICY),
        ("es", "Si un proveedor retiene pasaportes, abriremos una investigación.", Stance.HYPOTHETICAL),
        ("es", "A menudo los empleadores retienen los pasaportes en el sector.", Stance.BACKGROUND),
        ("fr", "Tissages Ombrelle SARL a confisqué les passeports des ouvrières.", Stance.ALLEGED),
        ("fr", "L'inspection du travail a constaté que les passeports étaient confisqués.", Stance.FOUND),
        ("fr", "La société dément avoir confisqué les passeports.", Stance.DENIED),
        ("fr", "L'agence a restitué les passeports aux saisonniers.", Stance.REMEDIED),
        ("fr", "La confiscation des passeports est interdite.", Stance.POLICY),
        ("fr", "En cas de confiscation des passeports, le contrat prend fin.", Stance.HYPOTHETICAL),
        ("pt", "A Tecelagem Orvalho Ltda. reteve os passaportes das costureiras.", Stance.ALLEGED),
        ("pt", "Os auditores-fiscais constataram que o patrão retinha os passaportes.", Stance.FOUND),
        ("pt", "A empresa nega que tenha retido os passaportes.", Stance.DENIED),
        ("pt", "A agência devolveu os passaportes aos trabalhadores.", Stance.REMEDIED),
        ("pt", "É proibida a retenção de passaportes.", Stance.POLICY),
        ("pt", "Caso um fornecedor retenha passaportes, será investigado.", Stance.HYPOTHETICAL),
        ("id", "PT Embun Jernih Tbk menahan paspor para buruh.", Stance.ALLEGED),
        ("id", "Mahkamah mendapati syarikat itu menahan pasport pekerja.", Stance.FOUND),
        ("id", "Perusahaan itu membantah telah menahan paspor pekerja.", Stance.DENIED),
        ("id", "Agen itu telah mengembalikan paspor kepada para pekerja.", Stance.REMEDIED),
        ("id", "Pemasok dilarang menahan paspor pekerja.", Stance.POLICY),
        ("id", "Jika pemasok menahan paspor, kontrak berakhir.", Stance.HYPOTHETICAL),
    ],
)
def test_the_stance_follows_the_words_around(reader: Reader, language: str, text: str, stance: Stance) -> None:
    assert mention(reader.read(text, language=language)).stance is stance


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Se comprobó que la empresa retuvo los pasaportes de las obreras."),
        ("fr", "Il est établi que la société a confisqué les passeports."),
        ("pt", "Ficou comprovado que o patrão reteve os passaportes."),
        ("id", "Terbukti majikan itu menahan paspor buruh."),
    ],
)
def test_without_a_body_that_can_find_nothing_is_found(reader: Reader, language: str, text: str) -> None:
    assert mention(reader.read(text, language=language)).stance is Stance.ALLEGED


@pytest.mark.parametrize(
    ("language", "text", "accused"),
    [
        ("es", "La empresa Hilados Quirón S.A. de C.V. retuvo los pasaportes.", "Hilados Quirón S.A. de C.V."),
        ("es", "Los pasaportes fueron retenidos por la constructora Piedra Honda.", "Piedra Honda"),
        ("es", "El sindicato acusó a Hilados Quirón S.A. de retener los pasaportes.", "Hilados Quirón S.A."),
        ("es", "Hilados Quirón S.A., proveedor de Modas Trébol, retuvo los pasaportes.", "Hilados Quirón S.A."),
        ("es", "Modas Trébol supo que su proveedor retuvo los pasaportes.", None),
        ("es", "Modas Trébol compra a Hilados Quirón S.A., que retuvo los pasaportes.", None),
        ("es", "El Sindicato Aurora denunció que les retuvieron los pasaportes.", None),
        ("fr", "Les passeports ont été confisqués par la société Tissages Ombrelle.", "Tissages Ombrelle"),
        ("fr", "Selon Tissages Ombrelle SARL, un recruteur a confisqué les passeports.", None),
        ("pt", "A Tecelagem Orvalho Ltda. reteve os passaportes.", "Tecelagem Orvalho Ltda."),
        ("pt", "Os passaportes foram retidos pela Tecelagem Orvalho Ltda.", "Tecelagem Orvalho Ltda."),
        ("pt", "A Lojas Pinhal descobriu que o fornecedor reteve os passaportes.", None),
        ("id", "Paspor buruh ditahan oleh PT Embun Jernih di mes.", "PT Embun Jernih"),
        ("id", "Kilang Embun Jernih Sdn Bhd menahan pasport pekerja.", "Kilang Embun Jernih Sdn Bhd"),
        ("id", "Menurut Serikat Buruh Fajar, agen menahan paspor mereka.", None),
    ],
)
def test_only_the_doer_in_the_sentence_is_accused(
    reader: Reader, language: str, text: str, accused: str | None
) -> None:
    found = mention(reader.read(text, language=language))
    assert found.stance.is_conduct
    assert found.accused == accused


@pytest.mark.parametrize(
    ("language", "text", "name", "type"),
    [
        ("es", "La agencia Puente Claro E.I.R.L. opera en Lima.", "Puente Claro E.I.R.L.", OrganisationType.AGENCY),
        (
            "es",
            "Habló el Ministerio de Trabajo y Empleo.",
            "Ministerio de Trabajo y Empleo",
            OrganisationType.GOVERNMENT,
        ),
        ("fr", "Le Syndicat des Marins du Large a écrit.", "Syndicat des Marins du Large", OrganisationType.NGO),
        ("fr", "La marque Fougère Bleue vend des robes.", "Fougère Bleue", OrganisationType.BRAND),
        ("pt", "A Herdade Vento Norte emprega safristas.", "Herdade Vento Norte", OrganisationType.FACILITY),
        ("id", "Yayasan Lentera Pelaut menulis laporan.", "Yayasan Lentera Pelaut", OrganisationType.NGO),
    ],
)
def test_organisations_are_found_with_their_type(
    reader: Reader, language: str, text: str, name: str, type: OrganisationType
) -> None:
    assert [(o.name, o.type) for o in reader.read(text, language=language).organisations] == [(name, type)]


@pytest.mark.parametrize(
    ("language", "text", "secret"),
    [
        (
            "es",
            "La costurera Elvira Quispe contó que retuvieron su pasaporte; llame al +51 900 000 123.",
            "Elvira Quispe",
        ),
        ("fr", "Mme Fanta Kéita, cueilleuse, a été battue par le gérant.", "Fanta Kéita"),
        ("pt", "O safrista Damião Teles disse que dormia no chão.", "Damião Teles"),
        ("id", "Pak Sugeng Raharjo mengatakan upahnya ditahan.", "Sugeng Raharjo"),
    ],
)
def test_persons_are_marked_for_masking(reader: Reader, language: str, text: str, secret: str) -> None:
    marked = {text[span.start : span.end] for span in reader.read(text, language=language).persons}
    assert any(secret in span for span in marked)
    assert ("+51" in text) == any("900 000 123" in span for span in marked)


def test_texts_in_several_languages_are_read_in_their_order(reader: Reader) -> None:
    texts = [
        Text(text="Se prohíbe la retención de pasaportes.", language="es"),
        Text(text="La confiscation des passeports est interdite au Maroc.", language="fr"),
        Text(text="PT Embun Jernih menahan paspor para buruh.", language="id"),
    ]
    readings = list(reader.read_many(texts))
    for text, reading in zip(texts, readings, strict=True):
        assert mention(reading).quote == text.text[mention(reading).start : mention(reading).end]
        assert mention(reading).sentence is not None
        assert reading.model == reader.version
    assert readings[1].countries == ("ma",)


def test_a_code_of_conduct_accuses_nobody(reader: Reader) -> None:
    text = "Nuestra empresa, Lanas Cóndor S.A., no retiene pasaportes ni cobra comisiones de contratación."
    reading = reader.read(text, language="es", type=DocumentType.POLICY)
    assert {m.indicator for m in reading.mentions} == {PAPERS, Indicator.RECRUITMENT_FEES}
    assert {(m.stance, m.accused) for m in reading.mentions} == {(Stance.POLICY, None)}


def test_a_language_without_a_page_is_an_error_not_an_empty_reading(reader: Reader) -> None:
    with pytest.raises(ConfigurationProblem, match=r"no page de\.yml"):
        reader.read("Die Pässe wurden einbehalten.", language="de")


@pytest.mark.parametrize("language", ["es", "fr", "pt", "id"])
@pytest.mark.parametrize("text", ["", "   ", "\n\n", "…", "a" * 50_000, "S.A. S.A. (", "é" * 300, "\u202e\u0000\ufffd"])
def test_odd_texts_are_read_without_a_crash(reader: Reader, language: str, text: str) -> None:
    assert reader.read(text, language=language).mentions == ()
