//! Words in English.

use crate::{
    engine::{Action, Criterion, Feasibility, Guidance, Reassignment, Regime, Severity},
    model::{
        Actor, Agreement, Billing, Channel, Consent, PartnerModel, Relationship, Segment, Strategy, Term,
    },
    rules::{Confidence, JudgedOn, Region, Status, sources::Extent},
};

pub(super) fn actor(of: Actor) -> &'static str {
    match of {
        Actor::Partner => "Partner",
        Actor::Customer => "Customer",
        Actor::SourcePartner => "Current seller",
        Actor::Microsoft => "Microsoft",
    }
}

pub(super) fn channel(of: Channel) -> &'static str {
    match of {
        Channel::Mosa => "Direct, old agreement (MOSA)",
        Channel::McaDirect => "Direct, customer agreement (MCA)",
        Channel::Ea => "Enterprise agreement",
        Channel::McaE => "MCA enterprise",
        Channel::Open => "Open License",
        Channel::OpenValue => "Open Value",
        Channel::Prepaid => "Prepaid product key",
        Channel::CspLegacy => "CSP, legacy",
        Channel::CspNce => "CSP, new commerce",
        Channel::Syndication => "Syndication",
        Channel::OtherTenant => "Another tenant",
    }
}

pub(super) fn strategy(of: Strategy) -> &'static str {
    match of {
        Strategy::Wait => "Wait for the end",
        Strategy::Cut => "Cancel now",
        Strategy::Transfer => "Transfer",
        Strategy::Renew => "Renew to CSP",
        Strategy::Migrate => "Migrate",
        Strategy::Keep => "Leave it there",
    }
}

pub(super) fn strategy_says(of: Strategy) -> &'static str {
    match of {
        Strategy::Wait => "Buy in CSP when the old term ends, and let the old subscription run out.",
        Strategy::Cut => "Buy in CSP as soon as possible, and cancel the old subscription then.",
        Strategy::Transfer => "The running subscription changes from one CSP partner to the other as it is.",
        Strategy::Renew => "Services of an enterprise agreement are scheduled to go on as CSP subscriptions.",
        Strategy::Migrate => "A legacy CSP subscription becomes a new-commerce one with the same partner.",
        Strategy::Keep => "The subscription stays where it was bought; the partner looks after it.",
    }
}

pub(super) fn action(of: Action) -> &'static str {
    match of {
        Action::RequestRelationship => "Request the relationship",
        Action::AcceptRelationship => "Accept the relationship",
        Action::AcceptAgreement => "Accept the customer agreement",
        Action::RequestGdap => "Request admin rights",
        Action::CreateTransfer => "Create the transfer request",
        Action::ApproveTransfer => "Approve the transfer",
        Action::ScheduleRenewal => "Schedule the renewal to CSP",
        Action::Buy => "Buy",
        Action::Reassign => "Reassign users",
        Action::Unassign => "Take back licences",
        Action::CheckAssignments => "Check assignments",
        Action::SetCancelAtEnd => "Set cancel at end of term",
        Action::TurnAutoRenewOff => "Turn auto-renew off",
        Action::Cancel => "Cancel the old subscription",
        Action::LetExpire => "Old subscription ends",
        Action::ClaimCredit => "Ask for the credit",
        Action::MigrateData => "Migrate data",
        Action::RemoveRelationship => "End the old relationship",
    }
}

pub(super) fn feasibility(of: Feasibility) -> &'static str {
    match of {
        Feasibility::Allowed => "possible",
        Feasibility::Conditional => "possible if",
        Feasibility::Blocked => "not possible",
    }
}

pub(super) fn severity(of: Severity) -> &'static str {
    match of {
        Severity::Blocks => "Blocks",
        Severity::Warns => "Warning",
        Severity::Informs => "Note",
    }
}

pub(super) fn regime(of: Regime) -> &'static str {
    match of {
        Regime::Est => "paid extension",
        Regime::Grace => "free days",
        Regime::CutOff => "cut-off",
    }
}

pub(super) fn regime_says(of: Regime) -> &'static str {
    match of {
        Regime::Est => {
            "After its term the subscription goes on as a paid monthly extension unless it is stopped."
        }
        Regime::Grace => "After its term the subscription can be used for some days without being charged.",
        Regime::CutOff => "Access stops with the last day of the term.",
    }
}

pub(super) fn reassignment(of: Reassignment) -> &'static str {
    match of {
        Reassignment::None => "nobody",
        Reassignment::Some => "some users",
        Reassignment::All => "all users",
    }
}

pub(super) fn guidance(of: Guidance) -> &'static str {
    match of {
        Guidance::V1 => "Guidance of 2018",
        Guidance::V2 => "Guidance of 2018–2020: equal counts, data loss",
        Guidance::V3 => "Guidance of 2020–2022: credit for direct purchases",
        Guidance::V4 => "Guidance of 2022–2023: new commerce, 30 free days",
        Guidance::V5 => "Guidance of 2024–2026: transfers between partners and channels",
        Guidance::V6 => "Since 4 May 2026: paid extension instead of free days",
    }
}

pub(super) fn criterion(of: Criterion) -> &'static str {
    match of {
        Criterion::Feasible => "the other is not possible",
        Criterion::Moves => "it moves the subscription to CSP",
        Criterion::Gap => "it leaves no day without service",
        Criterion::Users => "it touches fewer users",
        Criterion::Money => "it costs less over the same time",
        Criterion::Start => "it starts earlier",
        Criterion::Order => "it is the simpler way",
    }
}

pub(super) fn segment(of: Segment) -> &'static str {
    match of {
        Segment::Commercial => "Commercial",
        Segment::Education => "Education",
        Segment::Nonprofit => "Nonprofit",
        Segment::Government => "Government",
    }
}

pub(super) fn relationship(of: Relationship) -> &'static str {
    match of {
        Relationship::None => "not requested",
        Relationship::Requested => "requested",
        Relationship::Accepted => "accepted",
    }
}

pub(super) fn agreement(of: Agreement) -> &'static str {
    match of {
        Agreement::Unknown => "not known",
        Agreement::Missing => "not accepted",
        Agreement::Accepted => "accepted",
    }
}

pub(super) fn consent(of: Consent) -> &'static str {
    match of {
        Consent::Unknown => "not asked",
        Consent::Agrees => "agrees",
        Consent::Refuses => "refuses",
    }
}

pub(super) fn partner_model(of: PartnerModel) -> &'static str {
    match of {
        PartnerModel::DirectBill => "Direct bill",
        PartnerModel::IndirectProvider => "Indirect provider",
        PartnerModel::IndirectReseller => "Indirect reseller",
    }
}

pub(super) fn term(of: Term) -> &'static str {
    match of {
        Term::Month => "1 month",
        Term::Year => "1 year",
        Term::ThreeYears => "3 years",
    }
}

pub(super) fn billing(of: Billing) -> &'static str {
    match of {
        Billing::Monthly => "monthly",
        Billing::Annual => "annual",
        Billing::Triennial => "triennial",
    }
}

pub(super) fn region(of: Region) -> &'static str {
    match of {
        Region::Africa => "Africa",
        Region::AsiaPacific => "Asia and Pacific",
        Region::Australia => "Australia",
        Region::Brazil => "Brazil",
        Region::Canada => "Canada",
        Region::China => "China",
        Region::Europe => "Europe (EU, EFTA, UK)",
        Region::India => "India",
        Region::Japan => "Japan",
        Region::Korea => "Korea",
        Region::LatinAmerica => "Latin America and the Caribbean",
        Region::MiddleEastEasternEurope => "Middle East, Central and Eastern Europe",
        Region::NewZealand => "New Zealand",
        Region::Taiwan => "Taiwan",
        Region::UnitedStates => "United States",
    }
}

pub(super) fn confidence(of: Confidence) -> &'static str {
    match of {
        Confidence::Official => "official",
        Confidence::Secondary => "secondary source",
        Confidence::Inferred => "our inference",
        Confidence::Unverified => "unverified",
    }
}

pub(super) fn status(of: Status) -> &'static str {
    match of {
        Status::Computed => "computed",
        Status::Guidance => "guidance",
        Status::NotComputable => "not computable from a plan",
        Status::Superseded => "superseded",
    }
}

pub(super) fn judged_on(of: JudgedOn) -> &'static str {
    match of {
        JudgedOn::AsOf => "the day of the plan",
        JudgedOn::TermStart => "the first day of the old term",
        JudgedOn::TermEnd => "the last day of the old term",
        JudgedOn::NewStart => "the first day of the new subscription",
        JudgedOn::Action => "the day it is done",
    }
}

pub(super) fn extent(of: Extent) -> &'static str {
    match of {
        Extent::Full => "read in full",
        Extent::Opening => "opening or summary read",
        Extent::Cited => "cited elsewhere, not read",
    }
}
