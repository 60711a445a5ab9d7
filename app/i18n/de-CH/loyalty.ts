/** Points for loyal customers. */
export const loyalty = {
  mine: {
    title: 'Meine Treuepunkte',
    balance: (points: string): string => `${points} Punkte`,
    none: 'Noch keine Punkte. Sie erhalten welche, wenn Sie bei uns bezahlen.',
    off: 'Dieser Salon sammelt zurzeit keine Treuepunkte.',
    rule: (points: number): string =>
      points === 1 ? 'Ein Punkt für jeden ganzen Franken.' : `${points} Punkte für jeden ganzen Franken.`,
    tier: (name: string): string => `Ihre Stufe: ${name}`,
    noTier: 'Noch keine Stufe erreicht.',
    next: (points: string, name: string): string => `Noch ${points} Punkte bis ${name}.`,
    top: 'Sie haben die höchste Stufe erreicht.',
    bar: (percent: number): string => `${percent} % des Weges zur nächsten Stufe`,
    year: (points: string): string => `In den letzten zwölf Monaten: ${points} Punkte.`,
    history: 'Verlauf',
    sourceOf: { order: 'Bestellung', sale: 'Besuch im Salon', invoice: 'Rechnung' },
    taken: 'zurückgenommen',
    points: (points: string): string => `${points} Punkte`,
  },
  settings: {
    title: 'Treuepunkte',
    intro:
      'Wer ein Profil hat, erhält Punkte für das, was an der Kasse, im Shop und auf Rechnung bezahlt wird. Gutscheine zählen, wenn sie eingelöst werden.',
    active: 'Treuepunkte sammeln',
    activeHint: 'Was vorher bezahlt wurde, zählt nicht.',
    on: (on: boolean): string => (on ? 'ein' : 'aus'),
    pointsPerFranc: 'Punkte pro Franken',
    tiers: 'Stufen',
    tiersHint: 'Nach den Punkten der letzten zwölf Monate. Leere Zeilen zählen nicht.',
    name: (place: number): string => `Stufe ${place}`,
    threshold: (place: number): string => `Ab Punkten (Stufe ${place})`,
    inShort: (active: boolean, points: string): string =>
      active ? `Eingeschaltet, ${points} pro Franken.` : 'Ausgeschaltet.',
  },
};
