//! What columns are called, by field, in the languages exports come in. Compared by letters and digits only.

use std::{collections::HashSet, sync::LazyLock};

use super::{field::Field, table::key};

/// Names of columns; the first is the likeliest.
#[rustfmt::skip]
pub(super) const NAMES: [(Field, &[&str]); 29] = [
    (Field::ProductName, &[
        "Product name", "Product Title", "Product", "Product_Display_Name", "ProductDisplayName", "SkuTitle",
        "Offer name", "OfferName", "Offer Display Name", "License name", "License", "Licence",
        "Licenses name", "Subscription name", "Subscription", "FriendlyName", "Friendly name",
        "LegacyProductName", "Sku name", "Plan", "Service", "Title", "Produktname", "Produkt", "Lizenz",
        "Lizenzname", "Produkttitel", "Abonnement", "Abonnementname", "Название продукта",
        "Наименование продукта", "Имя продукта", "Продукт", "Лицензия", "Название", "Наименование",
        "Подписка", "Название лицензии", "Nom du produit", "Produit", "Licence nom", "Nombre del producto",
        "Producto", "Nome do produto", "Produto", "Nome prodotto", "Prodotto", "Nazwa produktu",
        "Produkt nazwa", "Titre du produit", "Título del producto", "Título do produto", "Titolo del prodotto",
        "Titolo prodotto", "Tytuł produktu", "Productnaam", "Producttitel", "Nom de la licence",
        "Nombre de la licencia", "Nome da licença", "Nome della licenza",
    ]),
    (Field::PartNumber, &[
        "SkuPartNumber", "Sku Part Number", "AccountSkuId", "Part number", "PartNumber", "String_Id",
        "StringId", "ProvisioningString", "Артикул", "Artikelnummer",
    ]),
    (Field::SkuId, &[
        "SkuId GUID", "Sku GUID", "Tenant SkuId", "ProvisioningId", "Provisioning ID", "GUID",
    ]),
    (Field::ProductId, &[
        "ProductId", "Product ID", "CatalogItemId", "Catalog item", "NcePsa", "Psa",
        "ProductSkuAvailability", "ProductId:SkuId", "Идентификатор продукта", "Produkt-ID",
    ]),
    (Field::ProductSku, &[
        "ProductSku", "Product Sku", "SkuId", "Sku ID", "SKU",
    ]),
    (Field::OfferId, &[
        "OfferId", "Offer ID", "DurableOfferId", "Durable Offer ID", "Идентификатор предложения",
        "Angebots-ID",
    ]),
    (Field::Seats, &[
        "Seats", "Total Licenses", "TotalLicenses", "Purchased quantity", "Quantity", "Qty", "Total",
        "Total licences", "Total quantity", "ActiveUnits", "Active Units", "Enabled", "EnabledUnits",
        "PaidUnits", "Prepaid", "PrepaidUnits.Enabled", "PrepaidUnitsEnabled", "Seat count", "SeatCount",
        "CurrentSeatCount", "Licenses", "Licences", "Purchased", "Units",
        "License count", "Licence count", "Total units", "TotalUnits", "Count", "Количество", "Кол-во",
        "Всего лицензий", "Лицензий всего", "Лицензии", "Приобретено", "Куплено", "Мест", "Места",
        "Количество лицензий", "Всего", "Приобретенное количество", "Anzahl", "Menge", "Gesamtlizenzen",
        "Lizenzen gesamt", "Lizenzen", "Gekaufte Menge", "Gekauft", "Erworbene Menge", "Plätze", "Quantité",
        "Licences totales", "Total des licences", "Sièges", "Cantidad", "Quantidade", "Quantità", "Ilość",
        "Liczba licencji", "Nombre total de licences", "Quantité achetée", "Licencias totales",
        "Total de licencias", "Cantidad comprada", "Total de licenças", "Quantidade comprada", "Licenze totali",
        "Totale licenze", "Quantità acquistata", "Łączna liczba licencji", "Zakupiona ilość",
        "Totaal aantal licenties", "Aangeschafte hoeveelheid", "Aantal",
    ]),
    (Field::GraceSeats, &[
        "WarningUnits", "Warning Units", "Warning", "PrepaidUnits.Warning", "Expiring",
    ]),
    (Field::SuspendedSeats, &[
        "SuspendedUnits", "Suspended Units", "Suspended", "PrepaidUnits.Suspended",
    ]),
    (Field::Assigned, &[
        "Assigned", "Assigned licenses", "Assigned quantity", "ConsumedUnits", "Consumed Units", "Consumed",
        "Used", "In use", "Assigned licences", "Allocated", "Назначено", "Назначенные лицензии",
        "Назначено лицензий", "Использовано", "Занято", "Назначенное количество", "Zugewiesen",
        "Zugewiesene Lizenzen", "Zugewiesene Menge", "Verwendet", "Attribuées", "Licences attribuées",
        "Licences affectées", "Asignadas", "Atribuídas", "Assegnate", "Przypisane", "Quantité attribuée",
        "Licencias asignadas", "Cantidad asignada", "Licenças atribuídas", "Quantidade atribuída",
        "Licenze assegnate", "Quantità assegnata", "Przypisane licencje", "Przypisana ilość",
        "Toegewezen licenties", "Toegewezen hoeveelheid",
    ]),
    (Field::Term, &[
        "TermDuration", "Term", "Term duration", "CurrentTerm", "Commitment", "Commitment term", "Duration",
        "Срок", "Период", "Обязательство", "Laufzeit", "Durée", "Engagement", "Plazo", "Prazo", "Durata",
    ]),
    (Field::Billing, &[
        "BillingCycle", "Billing cycle", "BillingPlan", "Billing plan", "CurrentBillingPlan",
        "Billing frequency", "BillingFrequency", "BillingCycleType", "Billing", "Payment", "Оплата",
        "Периодичность оплаты", "Цикл оплаты", "Период оплаты", "Abrechnung", "Abrechnungszyklus",
        "Abrechnungszeitraum", "Facturation", "Facturación", "Faturamento",
    ]),
    (Field::Purchased, &[
        "Purchase date", "PurchaseDate", "Purchased on", "Purchased date", "Order date", "OrderDate",
        "CreationDate", "CreatedDateTime", "DateCreated", "Created", "Дата покупки", "Куплена",
        "Дата приобретения", "Kaufdatum", "Erstellungsdatum", "Date d'achat", "Fecha de compra",
    ]),
    (Field::Start, &[
        "EffectiveStartDate", "Start date", "StartDate", "Start", "Term start", "Subscription start",
        "SubscriptionStartDate", "CommitmentStartDate", "Дата начала", "Начало", "Startdatum", "Beginn",
        "Anfangsdatum", "Date de début", "Début", "Fecha de inicio", "Data de início", "Data inizio",
    ]),
    (Field::End, &[
        "CommitmentEndDate", "CommitmentEndDateTime", "End date", "EndDate", "End", "Term end",
        "Term end date", "Expiration date", "ExpirationDate", "Expiry date", "Expiry", "Expires",
        "Expires on", "SubscriptionEndDate", "Ends", "Ends on", "Valid until", "Дата окончания", "Окончание",
        "Действует до", "Истекает", "Срок действия", "Дата завершения", "До", "Enddatum", "Ende",
        "Ablaufdatum", "Läuft ab", "Gültig bis", "Laufzeitende", "Date de fin", "Date d'expiration",
        "Fecha de finalización", "Fecha de vencimiento", "Data de término", "Data scadenza",
    ]),
    (Field::Renewal, &[
        "NextLifecycleDateTime", "NextLifecycleDate", "Next lifecycle date", "Renewal date", "RenewalDate",
        "Renews on", "Next renewal", "Renewal", "Renews", "Дата продления", "Продление", "Продлевается",
        "Verlängerungsdatum", "Verlängerung", "Date de renouvellement", "Fecha de renovación",
        "Data de renovação", "Data di rinnovo", "Data odnowienia", "Verlengingsdatum",
        "Дата следующего этапа жизненного цикла", "Следующая дата жизненного цикла",
        "Nächstes Lebenszyklusdatum", "Datum des nächsten Lebenszyklus", "Prochaine date du cycle de vie",
    ]),
    (Field::AutoRenew, &[
        "AutoRenewEnabled", "Auto renew", "Auto-renew", "AutoRenew", "Auto renewal", "Recurring billing",
        "Renews automatically", "Автопродление", "Автоматическое продление", "Automatische Verlängerung",
        "Renouvellement automatique",
    ]),
    (Field::Trial, &[
        "IsTrial", "Trial", "Пробная", "Пробная версия", "Testversion", "Essai",
    ]),
    (Field::Status, &[
        "CapabilityStatus", "Status", "State", "Subscription status", "SubscriptionStatus", "Product status",
        "Статус", "Состояние", "Zustand", "Statut", "État", "Estado", "Stato",
    ]),
    (Field::Price, &[
        "Price", "Unit price", "UnitPrice", "Price per seat", "Price per license", "Price per user",
        "Monthly price", "Unit cost", "Cost per seat", "Цена", "Цена за место", "Цена за лицензию",
        "Стоимость места", "Preis", "Einzelpreis", "Preis pro Lizenz", "Prix", "Prix unitaire", "Precio",
        "Preço", "Prezzo", "Cena",
    ]),
    (Field::Currency, &[
        "Currency", "CurrencyCode", "Валюта", "Währung", "Devise", "Moneda", "Moeda", "Valuta", "Waluta",
    ]),
    (Field::Channel, &[
        "Channel", "Sales channel", "Purchase channel", "Purchased from", "Agreement type", "Program",
        "Канал", "Канал продаж", "Vertriebskanal", "Kanal", "Canal",
    ]),
    (Field::Seller, &[
        "Seller", "Partner", "Partner name", "PartnerName", "Reseller", "Reseller name", "Provider",
        "SourcePartnerName", "Billing provider", "Продавец", "Партнер", "Партнёр", "Поставщик", "Händler",
        "Verkäufer", "Revendeur", "Vendeur",
    ]),
    (Field::SubscriptionId, &[
        "SubscriptionId", "Subscription ID", "CommerceSubscriptionId", "OcpSubscriptionId",
        "LegacySubscriptionId", "Идентификатор подписки", "Abonnement-ID",
    ]),
    (Field::CustomerName, &[
        "CustomerName", "Customer name", "Customer", "CompanyName", "Company name", "Company", "Client",
        "Organization", "Organisation", "CustomerNo", "Customer number", "Клиент", "Заказчик", "Компания",
        "Организация", "Название клиента", "Kunde", "Kundenname", "Firma", "Entreprise", "Cliente",
    ]),
    (Field::CustomerTenant, &[
        "CustomerTenantId", "CustomerId", "Customer ID", "Customer tenant ID", "TenantId", "Tenant ID",
        "Microsoft ID", "Идентификатор клиента", "Mandanten-ID",
    ]),
    (Field::CustomerDomain, &[
        "CustomerDomainName", "DomainName", "Domain name", "Domain", "Primary domain", "Primary domain name",
        "Домен", "Domäne", "Domaine", "Dominio",
    ]),
    (Field::Country, &[
        "CustomerCountry", "Country", "Country or region", "Market", "Страна", "Land", "Pays", "País",
        "Paese",
    ]),
    (Field::Notes, &[
        "Notes", "Note", "Comment", "Comments", "Remarks", "Примечание", "Примечания", "Комментарий",
        "Bemerkung", "Notizen", "Remarque",
    ]),
];

/// Names that mark a header without being a field.
#[rustfmt::skip]
const OTHERS: [&str; 40] = [
    "Expired Licenses", "AccountName", "AccountId", "AppliesTo", "ExtensionData", "LockedOutUnits",
    "TargetClass", "ServiceStatus", "ServicePlans", "UserPrincipalName", "User principal name",
    "DisplayName", "Display name", "Username", "Benutzerprinzipalname", "Anzeigename", "Assigned Products",
    "Report Refresh Date", "ChangeIndicator", "UnitOfMeasure", "Publisher", "ERP Price", "List Price",
    "Segment", "EffectiveEndDate", "Tags", "PricingTierRangeMin", "A/C/D/U", "Valid-From Date",
    "Valid To Date", "License Agreement Type", "Purchase Unit", "Secondary License Type", "MinLicenses",
    "MaxLicenses", "ChargeType", "Subtotal", "PartnerId", "PartnerTenantId", "MigrationEligible",
];

static KNOWN: LazyLock<HashSet<String>> = LazyLock::new(|| {
    NAMES.iter().flat_map(|(_, names)| names.iter()).chain(&OTHERS).map(|name| key(name)).collect()
});

/// Whether a column of this key is known to some importer.
pub(super) fn known(key: &str) -> bool {
    KNOWN.contains(key)
}

/// Names of a field.
pub(super) fn of(field: Field) -> &'static [&'static str] {
    NAMES.iter().find(|(named, _)| *named == field).map_or(&[], |(_, names)| names)
}
