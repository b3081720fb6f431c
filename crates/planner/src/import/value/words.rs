//! Words for yes and no, terms, billing plans and channels.

use crate::{
    import::table::key,
    model::{Billing, Channel, Term},
};

/// Yes or no in the languages exports come in.
pub(in crate::import) fn truth(cell: &str) -> Option<bool> {
    const YES: [&str; 19] = [
        "true",
        "yes",
        "y",
        "1",
        "on",
        "enabled",
        "ja",
        "wahr",
        "oui",
        "vrai",
        "да",
        "истина",
        "sí",
        "si",
        "verdadero",
        "sim",
        "verdadeiro",
        "tak",
        "はい",
    ];
    const NO: [&str; 18] = [
        "false",
        "no",
        "n",
        "0",
        "off",
        "disabled",
        "nein",
        "falsch",
        "non",
        "faux",
        "нет",
        "ложь",
        "falso",
        "não",
        "nao",
        "nie",
        "nee",
        "いいえ",
    ];
    let word = cell.trim().to_lowercase();
    if YES.contains(&word.as_str()) {
        Some(true)
    } else if NO.contains(&word.as_str()) {
        Some(false)
    } else {
        None
    }
}

/// The unit a word of time begins with, in months.
fn unit(word: &str) -> Option<u32> {
    const UNITS: [(u32, &[&str]); 2] = [
        (1, &["month", "monat", "mois", "mes", "mês", "mese", "месяц", "ежемесяч", "mth", "maand", "p1m"]),
        (
            12,
            &[
                "year",
                "jahr",
                "jähr",
                "an",
                "год",
                "лет",
                "ежегод",
                "yr",
                "jaar",
                "año",
                "ano",
                "yearly",
                "p1y",
            ],
        ),
    ];
    UNITS
        .iter()
        .find(|(_, starts)| starts.iter().any(|start| word.starts_with(start)))
        .map(|(months, _)| *months)
}

/// Reads a term: `P1Y`, `12 months`, `One-Year commitment …`, `1 год`, `3 years`.
pub(in crate::import) fn term(cell: &str) -> Option<Term> {
    let text = cell.trim().to_lowercase();
    let months = match text.as_str() {
        "p1m" | "1" | "month" | "monthly" => Some(1),
        "p1y" | "p12m" | "12" | "year" | "annual" | "yearly" => Some(12),
        "p3y" | "p36m" | "36" | "triennial" => Some(36),
        _ => {
            let words: Vec<&str> =
                text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
            let at = words
                .iter()
                .position(|word| unit(word.trim_start_matches(|c: char| c.is_ascii_digit())).is_some());
            at.and_then(|at| {
                let word = words.get(at)?;
                let inside: String = word.chars().take_while(char::is_ascii_digit).collect();
                let count = inside.parse().ok().or_else(|| {
                    at.checked_sub(1)
                        .and_then(|before| words.get(before))
                        .map_or(Some(1), |word| counted(word))
                })?;
                unit(word.trim_start_matches(|c: char| c.is_ascii_digit()))?.checked_mul(count)
            })
        }
    };
    match months {
        Some(1) => Some(Term::Month),
        Some(12) => Some(Term::Year),
        Some(36) => Some(Term::ThreeYears),
        _ => None,
    }
}

fn counted(word: &str) -> Option<u32> {
    Some(match word {
        "one" | "a" | "ein" | "eine" | "un" | "один" | "одного" => 1,
        "three" | "drei" | "trois" | "три" | "трех" | "трёх" => 3,
        "twelve" | "zwölf" | "двенадцать" => 12,
        _ => return word.parse().ok(),
    })
}

/// Reads a billing plan.
pub(in crate::import) fn billing(cell: &str) -> Option<Billing> {
    let text = cell.trim().to_lowercase();
    let starts = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    if starts(&[
        "monthly",
        "month",
        "p1m",
        "monat",
        "mensu",
        "mensi",
        "mensual",
        "mensal",
        "ежемес",
        "помесяч",
        "месяц",
        "every month",
    ]) {
        Some(Billing::Monthly)
    } else if starts(&[
        "annual",
        "year",
        "p1y",
        "jähr",
        "jahr",
        "annu",
        "anual",
        "ежегод",
        "годов",
        "год",
        "every year",
    ]) {
        Some(Billing::Annual)
    } else if starts(&["trienn", "p3y", "dreij", "раз в три", "3 year", "three year", "every 3 years"])
    {
        Some(Billing::Triennial)
    } else {
        None
    }
}

/// Reads a sales channel.
pub(in crate::import) fn channel(cell: &str) -> Option<Channel> {
    if let Some(channel) =
        Channel::ALL.into_iter().find(|channel| channel.key().eq_ignore_ascii_case(cell.trim()))
    {
        return Some(channel);
    }
    Some(match key(cell).as_str() {
        "csp"
        | "nce"
        | "cspnce"
        | "newcommerce"
        | "newcommerceexperience"
        | "cloudsolutionprovider"
        | "partner"
        | "reseller" => Channel::CspNce,
        "csplegacy" | "legacy" | "legacycsp" => Channel::CspLegacy,
        "direct"
        | "web"
        | "webdirect"
        | "commercialdirect"
        | "mca"
        | "mcaonline"
        | "mcadirect"
        | "buyonline"
        | "online"
        | "microsoft"
        | "microsoft365admincenter"
        | "напрямую"
        | "direkt" => Channel::McaDirect,
        "mosa" | "mosp" | "legacydirect" => Channel::Mosa,
        "ea" | "enterpriseagreement" | "eas" | "mpsa" | "select" | "volumelicensing" | "vl" => Channel::Ea,
        "mcae" | "mcaenterprise" => Channel::McaE,
        "open" | "openlicense" => Channel::Open,
        "openvalue" | "ov" | "ovs" => Channel::OpenValue,
        "prepaid" | "productkey" | "esd" | "retail" => Channel::Prepaid,
        "syndication" => Channel::Syndication,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_in_words() {
        for (cell, expected) in [
            ("P1Y", Some(Term::Year)),
            ("12 months", Some(Term::Year)),
            ("1 Year", Some(Term::Year)),
            ("One-Year commitment for monthly/yearly billing", Some(Term::Year)),
            ("One-Month commitment for monthly billing", Some(Term::Month)),
            ("1 Monat", Some(Term::Month)),
            ("1 год", Some(Term::Year)),
            ("3 года", Some(Term::ThreeYears)),
            ("Three-3 Years commitment for monthly/3 Years/yearly billing", Some(Term::ThreeYears)),
            ("36", Some(Term::ThreeYears)),
            ("1YR", Some(Term::Year)),
            ("5 years", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(term(cell), expected, "{cell}");
        }
    }

    #[test]
    fn billing_in_words() {
        for (cell, expected) in [
            ("Monthly", Some(Billing::Monthly)),
            ("MONTHLY", Some(Billing::Monthly)),
            ("annual", Some(Billing::Annual)),
            ("jährlich", Some(Billing::Annual)),
            ("ежемесячно", Some(Billing::Monthly)),
            ("Triennial", Some(Billing::Triennial)),
            ("none", None),
        ] {
            assert_eq!(billing(cell), expected, "{cell}");
        }
    }

    #[test]
    fn channels_by_their_usual_names() {
        assert_eq!(channel("EA"), Some(Channel::Ea));
        assert_eq!(channel("csp-legacy"), Some(Channel::CspLegacy));
        assert_eq!(channel("Web direct"), Some(Channel::McaDirect));
        assert_eq!(channel("?"), None);
    }
}
