//! Everything that can be said about a file or a row. Each has a stable code, a severity, a sentence in every language
//! (`messages`) and a smallest sample in `tests/imports/diagnostics/`.

use super::outcome::Outcome;

/// How much it weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The file or the row did not go in.
    Blocks,
    /// It went in, and a person should look.
    Warns,
    /// Good to know.
    Informs,
}

impl Severity {
    /// The name in the report.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Severity::Blocks => "blocks",
            Severity::Warns => "warns",
            Severity::Informs => "informs",
        }
    }
}

/// A kind of file that is known and holds no inventory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OtherKind {
    /// Names of products and service plans.
    ProductNames,
    /// Promotions, or who may have them.
    Promotions,
    /// Products of the new-commerce catalogue, without prices.
    Products,
    /// What an order of a product may look like.
    Availability,
    /// Days on which terms may be made to end together.
    TermEndDates,
    /// Which upgrades are possible.
    Transitions,
    /// The log of a migration.
    MigrationLog,
    /// Whether a subscription may be migrated; has neither seats nor days.
    MigrationCheck,
    /// The tenant's own record.
    Organization,
    /// A list of customers.
    Customers,
    /// A plan of this product.
    Plan,
    /// What a migration is asked to do.
    MigrationRequest,
}

/// A kind of content that no reader here understands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Binary {
    /// A workbook.
    Spreadsheet,
    /// An archive.
    Archive,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// Something else.
    Unknown,
}

/// What is wrong with a text that is meant to be JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum JsonFault {
    /// It stops in the middle.
    EndsEarly,
    /// A comma with nothing after it.
    SpareComma,
    /// A remark, as programs have them.
    Remark,
    /// A character that does not belong there.
    Unexpected(char),
}

/// What is wrong, or worth knowing.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the fields are the words of the sentence beside the variant in `messages`")]
pub enum Problem {
    // The file.
    /// Nothing in it.
    EmptyFile,
    /// Larger than is read.
    TooLarge { bytes: u64, limit: u64 },
    /// More rows than are read; the rest was not looked at.
    TooManyRows { limit: u32 },
    /// Not text.
    NotText { kind: Binary },
    /// Begins like JSON and is not.
    NotJson { fault: JsonFault },
    /// No importer knows the columns.
    UnknownLayout { columns: String },
    /// Known, and no inventory.
    OtherKind { kind: OtherKind },
    /// A header and no row.
    NoRows,
    /// The encoding was decided by the letters.
    EncodingGuessed { encoding: &'static str },
    /// A part of a longer list.
    Incomplete { total: u64, here: u64 },
    /// There were more diagnostics.
    More { count: u64 },
    // Rows that are left out.
    /// A sum.
    TotalLine,
    /// The header again.
    RepeatedHeader,
    /// Free, viral or handed out with another product.
    FreeProduct { name: String, units: u64 },
    /// A trial.
    Trial { name: String },
    /// Ended: no seat is left.
    NoSeatsLeft { assigned: u64 },
    /// No longer works.
    Suspended { seats: u64 },
    /// Its state says that it is over, or has not begun.
    NotActive { status: String },
    /// Charged by use.
    UsageBased { name: String },
    /// Not a licence.
    NotLicence { name: String },
    /// A user without a licence.
    Unlicensed,
    /// A charge that does not change what is held.
    OtherCharge { kind: String },
    /// The same row once more.
    Duplicate { first_line: u32 },
    /// An older price of the same product.
    OlderPrice { first_line: u32 },
    /// A row with a mark that it is gone.
    Deleted,
    /// A migration that has not brought a new subscription.
    MigrationUnfinished { status: String },
    // Rows that are not understood.
    /// No product.
    NoProduct,
    /// No number of seats.
    NoSeats,
    /// Out of 1 … 10,000,000.
    SeatsOutOfRange { text: String },
    /// Not a number.
    BadNumber { header: String, text: String },
    /// Cells do not fit the header.
    RaggedRow { cells: u32, headers: u32 },
    /// An item of a list that is not an object.
    NotARecord,
    /// No user name, no product, nothing an importer asks for.
    MissingField { header: String },
    // Rows that went in.
    /// Not a day.
    BadDate { header: String, text: String },
    /// Neither yes nor no.
    BadBoolean { header: String, text: String },
    /// Not a term.
    BadTerm { text: String },
    /// Not a billing plan.
    BadBilling { text: String },
    /// Not a currency.
    BadCurrency { text: String },
    /// Not a channel.
    BadChannel { text: String },
    /// Not a price.
    BadPrice { text: String },
    /// 03/04/2026: which is the month?
    AmbiguousDate { header: String, text: String },
    /// The two names of a row belong to different products.
    ProductConflict { part_number: String, sku_id: String, meant: String },
    /// The catalogue does not know it.
    UnknownProduct { name: String },
    /// The id is not in its form.
    OddId { header: String, text: String },
    /// More users than seats.
    OverAssigned { assigned: u64, seats: u64 },
    /// The term is over; the seats still work for some days.
    InGrace { seats: u64 },
    /// The end is before the start.
    EndBeforeStart { start: String, end: String },
    /// A newline or a control character in an id, a text too long: it was cut.
    Cut { header: String, limit: u32 },
    /// The export wrote a type in place of the numbers.
    LostUnits,
    // Files together.
    /// Two files disagree on the seats.
    SeatsDiffer { product: String, here: u64, there: u64 },
    /// Two files disagree on a day.
    DatesDiffer { product: String, here: String, there: String },
    /// Two files disagree on the users.
    AssignedDiffer { product: String, here: u64, there: u64 },
    /// Users hold a product that no file says was bought.
    AssignedWithoutSeats { product: String, users: u64 },
    /// Users of a product bought several times cannot be told apart.
    AssignedShared { product: String, users: u64, purchases: u64 },
    /// The files are about several customers: each becomes a plan of its own.
    SeveralCustomers { customers: u64 },
    /// One customer's prices are in several currencies: nothing is converted, each becomes a plan of its own.
    SeveralCurrencies { currencies: String },
}

impl Problem {
    /// The stable code, e.g. `free-product`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Problem::EmptyFile => "empty-file",
            Problem::TooLarge { .. } => "too-large",
            Problem::TooManyRows { .. } => "too-many-rows",
            Problem::NotText { .. } => "not-text",
            Problem::NotJson { .. } => "not-json",
            Problem::UnknownLayout { .. } => "unknown-layout",
            Problem::OtherKind { .. } => "other-kind",
            Problem::NoRows => "no-rows",
            Problem::EncodingGuessed { .. } => "encoding-guessed",
            Problem::Incomplete { .. } => "incomplete",
            Problem::More { .. } => "more",
            Problem::TotalLine => "total-line",
            Problem::RepeatedHeader => "repeated-header",
            Problem::FreeProduct { .. } => "free-product",
            Problem::Trial { .. } => "trial",
            Problem::NoSeatsLeft { .. } => "no-seats-left",
            Problem::Suspended { .. } => "suspended",
            Problem::NotActive { .. } => "not-active",
            Problem::UsageBased { .. } => "usage-based",
            Problem::NotLicence { .. } => "not-licence",
            Problem::Unlicensed => "unlicensed",
            Problem::OtherCharge { .. } => "other-charge",
            Problem::Duplicate { .. } => "duplicate",
            Problem::OlderPrice { .. } => "older-price",
            Problem::Deleted => "deleted",
            Problem::MigrationUnfinished { .. } => "migration-unfinished",
            Problem::NoProduct => "no-product",
            Problem::NoSeats => "no-seats",
            Problem::SeatsOutOfRange { .. } => "seats-out-of-range",
            Problem::BadNumber { .. } => "bad-number",
            Problem::RaggedRow { .. } => "ragged-row",
            Problem::NotARecord => "not-a-record",
            Problem::MissingField { .. } => "missing-field",
            Problem::BadDate { .. } => "bad-date",
            Problem::BadBoolean { .. } => "bad-boolean",
            Problem::BadTerm { .. } => "bad-term",
            Problem::BadBilling { .. } => "bad-billing",
            Problem::BadCurrency { .. } => "bad-currency",
            Problem::BadChannel { .. } => "bad-channel",
            Problem::BadPrice { .. } => "bad-price",
            Problem::AmbiguousDate { .. } => "ambiguous-date",
            Problem::ProductConflict { .. } => "product-conflict",
            Problem::UnknownProduct { .. } => "unknown-product",
            Problem::OddId { .. } => "odd-id",
            Problem::OverAssigned { .. } => "over-assigned",
            Problem::InGrace { .. } => "in-grace",
            Problem::EndBeforeStart { .. } => "end-before-start",
            Problem::Cut { .. } => "cut",
            Problem::LostUnits => "lost-units",
            Problem::SeatsDiffer { .. } => "seats-differ",
            Problem::DatesDiffer { .. } => "dates-differ",
            Problem::AssignedDiffer { .. } => "assigned-differ",
            Problem::AssignedWithoutSeats { .. } => "assigned-without-seats",
            Problem::AssignedShared { .. } => "assigned-shared",
            Problem::SeveralCustomers { .. } => "several-customers",
            Problem::SeveralCurrencies { .. } => "several-currencies",
        }
    }

    /// What becomes of a row for this reason: what blocks is a rejection, the rest sets aside.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        match self.severity() {
            Severity::Blocks => Outcome::Rejected,
            Severity::Warns | Severity::Informs => Outcome::SetAside,
        }
    }

    /// How much it weighs.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Problem::EmptyFile
            | Problem::TooLarge { .. }
            | Problem::TooManyRows { .. }
            | Problem::NotText { .. }
            | Problem::NotJson { .. }
            | Problem::UnknownLayout { .. }
            | Problem::OtherKind { .. }
            | Problem::NoProduct
            | Problem::NoSeats
            | Problem::SeatsOutOfRange { .. }
            | Problem::BadNumber { .. }
            | Problem::RaggedRow { .. }
            | Problem::NotARecord
            | Problem::MissingField { .. }
            | Problem::LostUnits => Severity::Blocks,
            Problem::Incomplete { .. }
            | Problem::More { .. }
            | Problem::BadDate { .. }
            | Problem::BadBoolean { .. }
            | Problem::BadTerm { .. }
            | Problem::BadBilling { .. }
            | Problem::BadCurrency { .. }
            | Problem::BadChannel { .. }
            | Problem::BadPrice { .. }
            | Problem::AmbiguousDate { .. }
            | Problem::ProductConflict { .. }
            | Problem::OddId { .. }
            | Problem::OverAssigned { .. }
            | Problem::InGrace { .. }
            | Problem::EndBeforeStart { .. }
            | Problem::Cut { .. }
            | Problem::SeatsDiffer { .. }
            | Problem::DatesDiffer { .. }
            | Problem::AssignedDiffer { .. }
            | Problem::AssignedWithoutSeats { .. }
            | Problem::AssignedShared { .. }
            | Problem::SeveralCustomers { .. }
            | Problem::SeveralCurrencies { .. }
            | Problem::NoSeatsLeft { .. }
            | Problem::Suspended { .. } => Severity::Warns,
            Problem::NoRows
            | Problem::EncodingGuessed { .. }
            | Problem::TotalLine
            | Problem::RepeatedHeader
            | Problem::FreeProduct { .. }
            | Problem::Trial { .. }
            | Problem::NotActive { .. }
            | Problem::UsageBased { .. }
            | Problem::NotLicence { .. }
            | Problem::Unlicensed
            | Problem::OtherCharge { .. }
            | Problem::Duplicate { .. }
            | Problem::OlderPrice { .. }
            | Problem::Deleted
            | Problem::MigrationUnfinished { .. }
            | Problem::UnknownProduct { .. } => Severity::Informs,
        }
    }
}
