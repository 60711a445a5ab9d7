export const refusals = {
  heading: 'Das geht leider nicht',
  empty_wish: 'Bitte wählen Sie mindestens eine Leistung.',
  too_many_services: (most: number) =>
    `In einem Termin sind höchstens ${most} Leistungen möglich. Für mehr rufen Sie uns bitte an.`,
  unknown_service: 'Eine der gewählten Leistungen gibt es bei uns nicht (mehr). Bitte wählen Sie neu.',
  unknown_staff: 'Diese Person arbeitet nicht (mehr) bei uns. Bitte wählen Sie neu.',
  not_bookable_online: (what: string) => `${what} lässt sich nicht online buchen. Rufen Sie uns bitte an.`,
  staff_lacks_skill: (staff: string, service: string) =>
    `${staff} macht «${service}» nicht. Bitte wählen Sie jemand anderen oder «Ohne Präferenz».`,
  nobody_offers: (service: string) =>
    `«${service}» bietet zurzeit niemand online an. Rufen Sie uns bitte an.`,
  something: 'Diese Leistung',
  somebody: 'Diese Person',
  not_on_grid: (minutes: number) =>
    `Zu dieser Zeit beginnt bei uns kein Termin; Termine beginnen alle ${minutes} Minuten.`,
  lead_time: (earliest: string) => `Das ist zu kurzfristig. Online geht es frühestens ab ${earliest}.`,
  in_the_past: 'Diese Zeit ist schon vorbei.',
  beyond_horizon: (lastDay: string) =>
    `So weit im Voraus kann man noch nicht buchen. Online geht es bis ${lastDay}.`,
  rest_day: (name: string) => `Dann haben wir geschlossen (${name}).`,
  closure: (reason: string) => `Dann haben wir geschlossen (${reason}).`,
  outside_opening_hours: 'Dann haben wir geschlossen, oder der Termin würde nicht vor Ladenschluss fertig.',
  staff_off: 'Dann arbeitet die gewünschte Person nicht.',
  break: 'Dann hat die gewünschte Person Pause.',
  absence: 'Dann ist die gewünschte Person nicht da.',
  blocked: 'Dann ist die gewünschte Person verhindert.',
  booked: 'Diese Zeit ist schon vergeben.',
  held: 'Diese Zeit wird gerade von jemand anderem gebucht. Vielleicht wird sie in ein paar Minuten wieder frei.',
  resource_full: 'Dann sind alle Plätze im Salon besetzt.',
  no_colleague: 'Zu dieser Zeit ist leider niemand frei.',
  slot_taken: 'Diese Zeit wurde soeben vergeben.',
  too_many_holds: (most: number, until: string) =>
    `Wir halten bereits ${most} Zeiten für Sie frei. Buchen Sie eine davon, geben Sie eine frei, oder versuchen Sie es nach ${until} noch einmal.`,
  not_a_time: 'Diese Zeitangabe verstehen wir nicht. Bitte wählen Sie eine der angebotenen Zeiten.',
  no_such_wall_time:
    'Diese Uhrzeit gibt es an diesem Tag nicht: Die Uhr wird umgestellt. Bitte wählen Sie eine andere Zeit.',
  form_incomplete: 'Das Formular kam unvollständig an. Bitte versuchen Sie es noch einmal.',
  already_ended: 'Dieser Termin wurde schon abgesagt oder ist vorbei.',
  not_answered_yet:
    'Ihre Anfrage gilt für diese Zeit und ist noch nicht beantwortet. Für eine andere Zeit ziehen Sie sie bitte zurück und fragen neu an.',
  changed_meanwhile:
    'Der Termin wurde inzwischen an anderer Stelle geändert. Unten sehen Sie, wie er jetzt steht.',
  fullDay: 'An diesem Tag ist alles vergeben.',
  closedDay: 'An diesem Tag haben wir geschlossen.',
  dayOver: 'Für diesen Tag ist es schon zu spät.',
};
