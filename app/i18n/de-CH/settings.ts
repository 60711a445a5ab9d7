/** Team, services, settings of the salon. */
export const settings = {
  save: 'Speichern',
  saved: (name: string): string => `Gespeichert: ${name}`,
  lookOnly: 'Nur zum Ansehen: Ändern darf das die Leitung.',
  yes: 'ja',
  no: 'nein',
  nothing: 'nichts',
  tooLong: (most: number): string => `Das ist zu lang: höchstens ${most} Zeichen.`,
  reason: {
    required: 'Bitte ausfüllen.',
    not_definite:
      'Bitte einen festen Preis in Franken, z. B. 82.50. «Ab» und «von bis» sind nicht erlaubt (PBV).',
    five_rappen: 'Bitte auf 5 Rappen genau, z. B. 82.50 oder 82.55.',
    price_too_high: 'Höchstens CHF 5000.00. Fehlt ein Punkt vor den Rappen?',
    whole_number: 'Bitte eine ganze Zahl.',
    out_of_range: 'Diese Zahl ist zu klein oder zu gross.',
    step_missing: 'Dazwischen ist ein Schritt leer.',
    ends_waiting: 'Der letzte Schritt ist Arbeit, nicht Warten.',
    not_offered: 'Bitte aus der Liste wählen.',
    not_a_time: 'Bitte eine Uhrzeit, z. B. 09:00.',
    not_a_day: 'Bitte ein Datum.',
    ends_before: 'Das Ende liegt vor dem Anfang.',
    overlaps: 'Die beiden Zeiten überschneiden sich.',
    outside_work: 'Diese Pause liegt nicht innerhalb einer Arbeitszeit.',
    day_over: 'Bitte einen Tag, der noch kommt. Leer heisst ab sofort.',
    week_empty:
      'Ab diesem Tag steht keine Arbeitszeit. Wer länger fehlt, ist abwesend; wer geht, ist ausgetreten.',
    steps_differ: 'Bitte so viele Schritte wie bei der Leistung.',
    not_a_kind: 'Bitte ein Wort aus Buchstaben, z. B. Föhnplatz.',
    not_empty: 'Hier stehen noch Leistungen. Verschieben Sie diese zuerst in eine andere Kategorie.',
    not_an_address: 'Bitte nur E-Mail-Adressen, z. B. salon@beispiel.ch.',
    not_a_member:
      'Das Tagesblatt enthält Namen: Es geht nur an die Adresse des Salons und an Adressen, die unter «Zugänge» stehen.',
    not_an_iban:
      'Das ist keine IBAN eines Kontos in der Schweiz oder in Liechtenstein. Bitte vergleichen Sie die Ziffern.',
    too_many: 'Das sind zu viele.',
  },
  changed: {
    title: 'Jemand anderes hat inzwischen gespeichert',
    text: 'Nichts ist verloren: Unten steht noch, was Sie eingegeben haben. Wenn Sie speichern, gilt Ihre Eingabe.',
    field: 'Feld',
    stored: 'Gespeichert ist',
    yours: 'Ihre Eingabe',
  },
  stranded: {
    title: (count: number): string =>
      count === 1 ? '1 Termin ist betroffen' : `${count} Termine sind betroffen`,
    text: 'Sie bleiben gebucht, bis jemand sie verschiebt oder absagt.',
    more: (count: number): string => `und ${count} weitere`,
    booking: 'wird gerade gebucht',
    move: 'Verschieben',
    moveOf: (name: string): string => `Termin verschieben: ${name}`,
    confirm: 'Ich habe die Termine gesehen und kümmere mich darum. Trotzdem speichern.',
  },
  resource: {
    chair: 'Platz',
    basin: 'Waschplatz',
    dryer: 'Trockenhaube',
    cabin: 'Kabine',
    nail_table: 'Nageltisch',
  },
  overview: { title: 'Einstellungen', change: (what: string): string => `${what} ändern` },
  hours: {
    title: 'Öffnungszeiten',
    intro:
      'Die gewöhnliche Woche. Zwei Zeiten am Tag, wenn über Mittag zu ist; leer heisst geschlossen. Feiertage rechnet das System selbst aus.',
    closed: 'geschlossen',
    from: 'von',
    to: 'bis',
    label: (day: string, number: number, end: string): string => `${day}, ${number}. Zeit, ${end}`,
    dated: (count: number): string =>
      count === 1
        ? 'Eine Zeit gilt nur für eine Saison und bleibt, wie sie ist.'
        : `${count} Zeiten gelten nur für eine Saison und bleiben, wie sie sind.`,
  },
  closures: {
    title: 'Schliessungen',
    intro:
      'Betriebsferien und freie Tage. Wer eine Schliessung streichen will, leert ihre beiden Tage. Die Gründe stehen auf der Website.',
    none: 'Keine geplant.',
    line: (number: number): string => `${number}. Schliessung`,
    fromDay: 'Erster Tag',
    toDay: 'Letzter Tag (leer: ein Tag)',
    fromTime: 'Nur von (leer: ganzer Tag)',
    toTime: 'Nur bis',
    reasonDe: 'Grund auf Deutsch',
    reasonEn: 'Grund auf Englisch',
  },
  rules: {
    title: 'Buchung und Absage',
    intro: 'Gilt für Buchungen über die Website. Am Empfang darf das Team mehr.',
    inShort: (lead: string, days: string, hours: string): string =>
      `Buchbar ab ${lead} Minuten und bis ${days} Tage im Voraus; absagen ohne Kosten bis ${hours} Stunden vorher.`,
    field: {
      granularity: 'Termine beginnen alle … Minuten',
      leadTime: 'Frühestens … Minuten nach der Buchung',
      horizonDays: 'Höchstens … Tage im Voraus',
      holdMinutes: 'Eine Zeit bleibt … Minuten reserviert',
      maxLiveHolds: 'Reservationen zur gleichen Zeit je Person',
      maxServices: 'Leistungen je Besuch',
      maxWait: 'Längstes Warten zwischen zwei Leistungen (Minuten)',
      requestHours: 'Anfragen beantworten wir in … Stunden, danach verfallen sie',
      cutoffHours: 'Absagen ohne Kosten bis … Stunden vorher',
      lateFeePercent: 'Danach höchstens … % des Preises',
      depositPercent: 'Anzahlung bei Online-Buchung: … % des Preises (0: keine)',
      depositLeast: 'Anzahlung mindestens … Franken je Leistung',
    },
    between: (least: number, most: number): string => `${least} bis ${most}`,
    depositBack: 'Wird rechtzeitig abgesagt, geht die Anzahlung',
    depositBackOf: { refund: 'zurück, wie sie bezahlt wurde', voucher: 'als Gutschein an die Kundschaft' },
    keepsCards: 'Karte für die Ausfallentschädigung anbieten',
    keepsCardsHint:
      'Wer online anzahlt, kann die Karte bis nach dem Termin speichern lassen. Was über die Anzahlung hinausgeht, wird dann abgebucht statt in Rechnung gestellt.',
    openOnRestDays: 'Auch an Ruhetagen des Kantons offen',
    openOnRestDaysHint: 'Sonntage eingeschlossen. Nur, wenn der Salon eine Bewilligung hat.',
    frozen: 'Gebuchte Termine behalten Absageregel und Anzahlung, die bei der Buchung galten.',
  },
  services: {
    title: 'Leistungen',
    add: 'Neue Leistung',
    liable: 'Alle Preise in CHF inkl. MWST, so wie die Kundschaft sie sieht.',
    exempt: 'Alle Preise in CHF, so wie die Kundschaft sie sieht.',
    waiting: (minutes: string): string => `davon ${minutes} Einwirkzeit`,
    inactive: 'nicht im Angebot',
    offline: 'nicht online',
    onRequest: 'auf Anfrage',
    none: 'Noch keine Leistung in dieser Kategorie.',
  },
  service: {
    newTitle: 'Neue Leistung',
    back: 'Alle Leistungen',
    texts: 'Name und Beschreibung',
    nameDe: 'Name auf Deutsch',
    nameEn: 'Name auf Englisch',
    descriptionDe: 'Beschreibung auf Deutsch',
    descriptionEn: 'Beschreibung auf Englisch',
    categoryId: 'Kategorie',
    position: 'Reihenfolge',
    positionHint: 'Kleinere Zahlen stehen weiter oben.',
    money: 'Preis',
    price: 'Preis in CHF',
    priceHintLiable: 'Der Preis, den die Kundschaft bezahlt, inkl. MWST. Eigene Preise stehen beim Team.',
    priceHint: 'Der Preis, den die Kundschaft bezahlt. Eigene Preise stehen beim Team.',
    vatCode: 'MWST-Satz',
    cancelling: 'Absage',
    cancellingHint: (hours: number, percent: number): string =>
      hours === 0
        ? 'Leer: Es gilt die Regel des Salons, kostenlos bis zum Beginn.'
        : `Leer: Es gilt die Regel des Salons, kostenlos bis ${hours} Stunden vorher, danach höchstens ${percent} % des Preises.`,
    cutoffHours: 'Absagen ohne Kosten bis … Stunden vorher',
    lateFeePercent: 'Danach höchstens … % des Preises',
    cancellingNow: (hours: number, percent: number): string =>
      hours === 0
        ? 'Zurzeit heisst das für die Kundschaft: Absagen kostet bis zum Beginn nichts.'
        : `Zurzeit heisst das für die Kundschaft: Absagen kostet bis ${hours} Stunden vor dem Termin nichts, ${
            percent === 0 ? 'und auch später nichts' : `danach bis zu ${percent} % des Preises`
          }.`,
    cancellingTogether:
      'Wer mehrere Leistungen zusammen bucht, hat die strengste Regel: die längste Frist und den höchsten Anteil, auf den ganzen Preis des Besuchs. Gebuchte Termine behalten die Regel, die bei der Buchung galt.',
    deposit: 'Anzahlung',
    depositHint: (percent: number, least: string): string =>
      percent === 0
        ? 'Leer: Es gilt die Regel des Salons, ohne Anzahlung.'
        : `Leer: Es gilt die Regel des Salons, ${percent} % des Preises, mindestens ${least}.`,
    depositPercent: 'Anzahlung: … % des Preises (0: keine)',
    depositLeast: 'Mindestens … Franken',
    depositNow: (amount: string | null): string =>
      amount === null
        ? 'Zurzeit wird diese Leistung ohne Anzahlung gebucht.'
        : `Zurzeit zahlt die Kundschaft bei der Online-Buchung ${amount} an.`,
    depositTogether:
      'Wer mehrere Leistungen zusammen bucht, zahlt die Summe der Anzahlungen, nie mehr als den Preis. Am Empfang wird ohne Anzahlung gebucht.',
    time: 'Zeit',
    steps: 'Ablauf in Minuten',
    stepsHint: 'Arbeit und Warten wechseln sich ab. Während des Wartens ist die Fachperson frei für andere.',
    step: (number: number): string => (number % 2 === 1 ? `${number}. Arbeit` : `${number}. Warten`),
    bufferBefore: 'Vorbereitung davor',
    bufferAfter: 'Aufräumen danach',
    bufferHint: 'Minuten. Belegt die Fachperson, nicht die Kundschaft.',
    needs: 'Was gebraucht wird',
    wholly: 'die ganze Zeit',
    inStep: (number: number): string => `Schritt ${number}`,
    needOf: (kind: string, when: string): string => `${kind}: ${when}`,
    sale: 'Verkauf',
    onlineBookable: 'Online buchbar',
    onRequest: 'Nur auf Anfrage',
    onRequestHint:
      'Wer online bucht, fragt an. Die Zeit ist besetzt, bis das Team zusagt oder ablehnt oder die Frist vorbei ist.',
    active: 'Im Angebot',
    activeHint: 'Ohne dieses Häkchen erscheint die Leistung nirgends. Gebuchte Termine bleiben.',
  },
};
