export const deposits = {
  terms: {
    title: (amount: string): string => `Anzahlung ${amount}`,
    text: 'Diese Zeit buchen Sie mit einer Anzahlung, mit Karte oder TWINT. Sie wird am Termin vom Preis abgezogen.',
    back: (moment: string): string =>
      `Sagen Sie bis ${moment} ab, erhalten Sie sie ganz zurück. Sagt der Salon ab, in jedem Fall.`,
    backAlways: 'Sagen Sie vor dem Beginn ab, oder sagt der Salon ab, erhalten Sie sie ganz zurück.',
    alreadyLate: 'Die kostenlose Frist für eine Absage ist bei diesem Termin schon vorbei.',
    late: (amount: string): string =>
      `Bei einer späteren Absage behält der Salon davon höchstens ${amount}, ausser die Zeit wird wieder vergeben.`,
    lateFree: 'Auch bei einer späteren Absage erhalten Sie sie zurück.',
    noShow: 'Kommen Sie ohne Absage nicht, behält der Salon sie, ausser die Zeit wird wieder vergeben.',
    asVoucher: {
      back: (moment: string): string =>
        `Sagen Sie bis ${moment} ab, wird sie ganz zu einem Gutschein, zehn Jahre gültig. Sagt der Salon ab, erhalten Sie sie in jedem Fall zurück.`,
      backAlways:
        'Sagen Sie vor dem Beginn ab, wird sie ganz zu einem Gutschein, zehn Jahre gültig. Sagt der Salon ab, erhalten Sie sie zurück.',
      lateFree: 'Auch bei einer späteren Absage wird sie zu einem Gutschein.',
    },
    asked: 'Sagt der Salon zu Ihrer Anfrage nicht zu, erhalten Sie sie ganz zurück.',
  },
  submit: (amount: string): string => `Weiter zur Zahlung von ${amount}`,
  afterSubmit:
    'Sie bezahlen auf der Seite unseres Zahlungsanbieters. Gebucht ist der Termin, sobald die Zahlung bestätigt ist; dann erhalten Sie die Bestätigung per E-Mail. Der Rest wird im Salon bezahlt.',
  afterSubmitAsked:
    'Sie bezahlen auf der Seite unseres Zahlungsanbieters. Ihre Anfrage ist bei uns, sobald die Zahlung bestätigt ist. Der Rest wird im Salon bezahlt.',
  titleAtVendor: (salon: string, moment: string): string => `Anzahlung ${salon}, ${moment}`,
  payment: {
    title: 'Anzahlung',
    stopped: 'Die Zahlung wurde nicht abgeschlossen. Es wurde nichts belastet, und noch ist nichts gebucht.',
    away: 'Der Zahlungsanbieter antwortet gerade nicht. Ihre Zeit bleibt reserviert; bitte versuchen Sie es gleich noch einmal.',
    until: (time: string): string => `Wir halten diese Zeit bis ${time} für Sie frei.`,
    pay: (amount: string): string => `${amount} jetzt bezahlen`,
    change: 'Angaben ändern',
    settlingTitle: 'Ihre Zahlung ist unterwegs',
    settling:
      'Sobald sie bestätigt ist, ist Ihr Termin gebucht, und Sie erhalten die Bestätigung per E-Mail. Sie können diese Seite schliessen.',
    look: 'Noch einmal nachsehen',
    overTitle: 'Die Zeit ist abgelaufen',
    over: (moment: string): string =>
      `Wir konnten ${moment} nicht länger für Sie freihalten. Gebucht wurde nichts.`,
    overPaid:
      'Haben Sie eben noch bezahlt? Ist die Zeit noch frei, buchen wir sie für Sie. Sonst erhalten Sie alles zurück. In beiden Fällen schreiben wir Ihnen.',
    overBack: (amount: string): string =>
      `Ihre Zahlung kam zu spät. Sie erhalten ${amount} zurück, auf dem Weg, auf dem Sie bezahlt haben.`,
    another: 'Andere Zeit wählen',
    problem: {
      over: 'Hier ist nichts mehr zu bezahlen.',
      too_many_tries:
        'Sie haben es mehrmals versucht. Bitte rufen Sie uns an, oder wählen Sie die Zeit später noch einmal.',
      try_again:
        'Der Zahlungsanbieter antwortet gerade nicht. Ihre Zeit bleibt reserviert; bitte versuchen Sie es gleich noch einmal.',
      details_missing: 'Bitte geben Sie zuerst Ihre Angaben ein.',
    },
  },
  card: {
    title: 'Karte speichern (freiwillig)',
    consent: (salon: string, most: string): string =>
      `${salon} darf meine Karte bis sieben Tage nach dem Termin speichern lassen und einmal höchstens ${most} davon abbuchen, zusätzlich zur Anzahlung: nur dann, wenn ich ohne Absage nicht komme oder nach der kostenlosen Frist absage und die Zeit nicht wieder vergeben wird.`,
    hint: 'Die Karte liegt beim Zahlungsanbieter; wir sehen Marke und letzte vier Ziffern. Sie können sie jederzeit entfernen. Ohne Häkchen, und mit TWINT, käme statt der Abbuchung eine Rechnung.',
    kept: (card: string, most: string): string =>
      `Gespeicherte Karte: ${card}. Kommen Sie nicht, oder sagen Sie zu spät ab, buchen wir davon höchstens ${most} zusätzlich zur Anzahlung ab. Nach dem Termin wird sie gelöscht.`,
    remove: 'Karte entfernen',
    removed: 'Ihre Karte ist entfernt und wird in den nächsten Minuten auch beim Zahlungsanbieter gelöscht.',
    beingCharged: 'Dafür ist es zu spät: Die Karte wird gerade belastet.',
    desk: (card: string, most: string): string =>
      `Karte hinterlegt: ${card}. Was über die Anzahlung hinaus verlangt werden kann, höchstens ${most}, wird von selbst abgebucht, sobald der Termin vorbei ist und die Zeit nicht wieder vergeben wurde.`,
    deskEnded: {
      withdrawn: 'Die Karte wurde nicht hinterlegt.',
      no_card: 'Es wurde keine Karte hinterlegt, sondern anders bezahlt.',
      removed: 'Die hinterlegte Karte wurde von der Kundschaft entfernt.',
      over: 'Die hinterlegte Karte wird nicht mehr gebraucht und ist gelöscht.',
      charging: 'Die hinterlegte Karte wird gerade belastet.',
      charged: 'Die hinterlegte Karte wurde belastet und ist gelöscht.',
      refused: 'Die hinterlegte Karte konnte nicht belastet werden. Es bleibt die Rechnung.',
    },
  },
  visit: {
    title: 'Anzahlung',
    received: (amount: string): string => `${amount} bezahlt`,
    left: (amount: string): string => `${amount} werden am Termin vom Preis abgezogen.`,
    leftOver: (amount: string): string => `${amount} liegen noch bei uns.`,
    refunded: (amount: string): string => `${amount} zurückgezahlt oder auf dem Weg zu Ihnen`,
    kept: (amount: string): string => `${amount} vom Salon als Ausfallentschädigung behalten`,
    applied: (amount: string): string => `${amount} vom Preis abgezogen`,
    credited: (amount: string): string => `${amount} als Gutschein gutgeschrieben`,
    booked:
      'Danke. Ihre Anzahlung ist eingetroffen, und der Termin ist gebucht. Die Bestätigung kommt per E-Mail.',
    asked: 'Danke. Ihre Anzahlung ist eingetroffen, und Ihre Anfrage ist bei uns.',
  },
  cancel: {
    back: (amount: string): string => `Ihre Anzahlung von ${amount} erhalten Sie ganz zurück.`,
    late: (until: string): string => `Kostenlos absagen ging bis ${until}.`,
    fee: (fee: string): string =>
      `Eine Absage kostet jetzt ${fee}, wie bei der Buchung vereinbart: Die Anzahlung wird dafür gebraucht. Nichts davon, wenn die Zeit wieder vergeben wird.`,
    beyond: (amount: string): string =>
      `Was die Anzahlung nicht deckt, ${amount}, wird Ihnen in Rechnung gestellt oder von der Karte abgebucht, die Sie dafür hinterlegt haben.`,
    asVoucher: {
      back: (amount: string): string =>
        `Ihre Anzahlung von ${amount} wird zu einem Gutschein, zehn Jahre gültig. Er kommt per E-Mail.`,
      rest: (amount: string): string =>
        `Über den Rest der Anzahlung, ${amount}, erhalten Sie einen Gutschein per E-Mail.`,
    },
    rest: (amount: string): string => `Von der Anzahlung erhalten Sie ${amount} zurück.`,
    confirm: (fee: string): string => `Absagen, Kosten ${fee}`,
  },
  desk: {
    title: 'Anzahlung',
    asked: (amount: string): string => `${amount} verlangt`,
    standing: {
      left: 'Offen',
      received: 'Eingegangen',
      refunded: 'Zurückgezahlt',
      kept: 'Behalten (ohne MWST)',
      applied: 'Verrechnet',
      credited: 'Als Gutschein',
    },
    moves: {
      received: 'Eingegangen',
      refunded: 'Zurückgezahlt',
      refund_failed: 'Rückzahlung nicht angekommen',
      kept: 'Behalten',
      released: 'Nicht mehr behalten',
      applied: 'Verrechnet',
      given_back: 'Verrechnung zurückgenommen',
      credited: 'Als Gutschein gutgeschrieben',
      uncredited: 'Gutschein zurückgenommen',
    },
    claim: (amount: string): string => `Nach der Absageregel kann der Salon ${amount} verlangen.`,
    refilled: 'Die Zeit wurde wieder vergeben: Es wird nichts verlangt.',
    beyond: (amount: string): string => `Über die Anzahlung hinaus: ${amount}.`,
    invoice: 'Ausfallentschädigung in Rechnung stellen',
    decide: 'Anders entscheiden',
    decideText:
      'Von selbst geschieht, was die Absageregel sagt. Wer den Salon leitet, kann anders entscheiden; die Kundschaft liest den Grund.',
    reason: 'Grund',
    refund: (amount: string): string => `${amount} zurückzahlen`,
    keep: (amount: string): string => `${amount} behalten`,
    credit: (amount: string): string => `${amount} als Gutschein gutschreiben`,
    onVouchers: (amount: string): string =>
      `Auf dem Gutschein dafür liegen noch ${amount}. Wird zurückgezahlt, verliert er sie.`,
    refused: {
      required: 'Bitte schreiben Sie einen Grund.',
      too_long: 'Höchstens 200 Zeichen.',
      no_address: 'Ohne E-Mail-Adresse kann der Gutschein niemandem geschickt werden.',
      changed: 'Inzwischen hat sich etwas geändert. So steht es jetzt.',
      nothing_to_decide: 'Hier ist nichts mehr zu entscheiden.',
    },
    who: 'Wer sagt ab?',
    goesBack: (amount: string): string => `Die Anzahlung von ${amount} geht zurück.`,
    bySalon: 'Der Salon: Es fällt nichts an, die Anzahlung geht zurück.',
    byCustomer: (amount: string): string =>
      `Die Kundin oder der Kunde, nach der kostenlosen Frist: ${amount} nach der Absageregel.`,
    byCustomerInTime: (amount: string): string =>
      `Die Kundin oder der Kunde, rechtzeitig: ${amount} werden zu einem Gutschein.`,
    restAsVoucher: 'Was von der Anzahlung bleibt, wird zu einem Gutschein.',
    paid: 'Anzahlung bezahlt',
  },
};
