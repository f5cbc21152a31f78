"""The closed vocabularies of the field. Nothing outside these lists is ever stored."""

from enum import StrEnum


class Indicator(StrEnum):
    """The ILO's eleven indicators (SAP-FL, 2012) and four precursors or general codes."""

    ABUSE_OF_VULNERABILITY = "abuse_of_vulnerability"
    DECEPTION = "deception"
    RESTRICTION_OF_MOVEMENT = "restriction_of_movement"
    ISOLATION = "isolation"
    PHYSICAL_AND_SEXUAL_VIOLENCE = "physical_and_sexual_violence"
    INTIMIDATION_AND_THREATS = "intimidation_and_threats"
    RETENTION_OF_IDENTITY_DOCUMENTS = "retention_of_identity_documents"
    WITHHOLDING_OF_WAGES = "withholding_of_wages"
    DEBT_BONDAGE = "debt_bondage"
    ABUSIVE_WORKING_AND_LIVING_CONDITIONS = "abusive_working_and_living_conditions"
    EXCESSIVE_OVERTIME = "excessive_overtime"
    RECRUITMENT_FEES = "recruitment_fees"
    CHILD_LABOUR = "child_labour"
    STATE_IMPOSED_FORCED_LABOUR = "state_imposed_forced_labour"
    FORCED_LABOUR = "forced_labour"


class Stance(StrEnum):
    """What a text says of an indicator. Only alleged and found are conduct."""

    ALLEGED = "alleged"
    FOUND = "found"
    DENIED = "denied"
    REMEDIED = "remedied"
    POLICY = "policy"
    HYPOTHETICAL = "hypothetical"
    BACKGROUND = "background"

    @property
    def is_conduct(self) -> bool:
        return self in (Stance.ALLEGED, Stance.FOUND)


class AccusedKind(StrEnum):
    """Who the accused is. A person is never named in anything that is stored."""

    ORGANISATION = "organisation"
    PERSON = "person"
    DESCRIPTION = "description"


class OrganisationType(StrEnum):
    """What kind of organisation a text names."""

    COMPANY = "company"
    FACILITY = "facility"
    BRAND = "brand"
    AGENCY = "agency"
    GOVERNMENT = "government"
    NGO = "ngo"
    OTHER = "other"


class EntityKind(StrEnum):
    """What a source record describes."""

    COMPANY = "company"
    AGENCY = "agency"
    FACILITY = "facility"
    VESSEL = "vessel"
    BRAND = "brand"
    GOOD = "good"
    COUNTRY = "country"
    REGION = "region"
    PUBLIC_BODY = "public_body"


class LinkKind(StrEnum):
    """How two records are tied. The direction is the sentence: source LINK target."""

    SUPPLIES = "SUPPLIES"
    SOURCES_FROM = "SOURCES_FROM"
    OWNS = "OWNS"
    CONSOLIDATED_BY = "CONSOLIDATED_BY"
    OPERATES = "OPERATES"
    PRODUCES = "PRODUCES"
    LOCATED_IN = "LOCATED_IN"
    RECRUITS_FOR = "RECRUITS_FOR"
    SUBCONTRACTS_TO = "SUBCONTRACTS_TO"
    LICENSED_BY = "LICENSED_BY"
    SUCCEEDED_BY = "SUCCEEDED_BY"


class DocumentType(StrEnum):
    """The register that a document is written in; a cue for stance, never a verdict."""

    NGO_REPORT = "ngo_report"
    NEWS = "news"
    COURT = "court"
    AUTHORITY = "authority"
    AUDIT = "audit"
    STATEMENT = "statement"
    POLICY = "policy"
    REPLY = "reply"
    REMEDIATION = "remediation"
    VACANCY = "vacancy"
    AGENCY_SITE = "agency_site"
    OTHER = "other"


class ListingStatus(StrEnum):
    """Whether an order or listing is in force."""

    ACTIVE = "active"
    PARTIALLY_ACTIVE = "partially_active"
    INACTIVE = "inactive"


class LicenceStatus(StrEnum):
    """A licence as its register words it, mapped by the card's table. An unknown word is review, never valid."""

    VALID = "valid"
    PROVISIONAL = "provisional"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"
    REVIEW = "review"


class LabourKind(StrEnum):
    """What a good × country listing is about (US DOL List of Goods)."""

    CHILD_LABOUR = "child_labour"
    FORCED_LABOUR = "forced_labour"
    FORCED_CHILD_LABOUR = "forced_child_labour"


class SignalGroup(StrEnum):
    """The kinds of signal that are never summed into one number."""

    DETERMINATION = "determination"
    FINDING = "finding"
    ALLEGATION = "allegation"
    ANSWER = "answer"
    SELF_DISCLOSURE = "self_disclosure"
    LICENCE = "licence"
    CONTEXT = "context"


class Certainty(StrEnum):
    """How sure it is that two records are one thing. A name alone is possible, never matched."""

    MATCHED = "matched"
    POSSIBLE = "possible"


class RowState(StrEnum):
    """Where an imported row ends. Every row ends in exactly one."""

    MATCHED = "matched"
    POSSIBLE = "possible"
    NO_MATCH = "no match"
    INVALID = "invalid"
    DUPLICATE = "duplicate"


class Severity(StrEnum):
    """How much a finding matters, highest first."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"


class AlertState(StrEnum):
    """The life of an alert."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    IN_REVIEW = "in review"
    CLOSED = "closed"
