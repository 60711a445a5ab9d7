import type { LegalFacts, LegalSection } from '../legal-facts.ts';

export const legal = {
  impressum: {
    title: 'Impressum',
    description: 'Wer hinter dieser Website steht.',
    sections: (salon: LegalFacts): readonly LegalSection[] => [
      {
        heading: 'Anbieterin',
        paragraphs: [
          `${salon.legalName}, ${salon.street}, ${salon.postalCode} ${salon.city}, Schweiz.`,
          `Telefon ${salon.phone}, E-Mail ${salon.email}.`,
          ...(salon.uid === null
            ? []
            : [
                salon.vatLiable
                  ? `Unternehmens-Identifikationsnummer (UID): ${salon.uid} MWST.`
                  : `Unternehmens-Identifikationsnummer (UID): ${salon.uid}.`,
              ]),
        ],
      },
      {
        heading: 'Ihre Buchung, Schritt für Schritt',
        paragraphs: [
          'Sie wählen Leistungen, auf Wunsch eine Person, dann eine freie Zeit. Diese Zeit halten wir kurz für Sie frei. Danach geben Sie Ihre Angaben ein und sehen noch einmal alles: Leistungen, Person, Zeit und Preis. Bis Sie auf «Verbindlich buchen» tippen, können Sie jeden Schritt ändern oder abbrechen.',
          'Der Vertrag kommt mit dem Buchen zustande. Sie erhalten sofort eine Bestätigung per E-Mail, mit einem Link, über den Sie den Termin verschieben oder absagen können.',
        ],
      },
      {
        heading: 'Preise',
        paragraphs: [
          salon.vatLiable
            ? 'Alle Preise verstehen sich in Schweizer Franken und inklusive Mehrwertsteuer. Massgebend ist der Preis, der bei der Buchung angezeigt wird.'
            : 'Alle Preise verstehen sich in Schweizer Franken. Massgebend ist der Preis, der bei der Buchung angezeigt wird.',
        ],
      },
      {
        heading: 'Inhalte und Links',
        paragraphs: [
          'Wir pflegen diese Website sorgfältig, können aber nicht für jede Angabe und jederzeit für Vollständigkeit einstehen. Für Inhalte fremder Websites, auf die wir verweisen, sind deren Betreiber verantwortlich.',
          `Texte, Bilder und Gestaltung gehören ${salon.legalName}. Wer sie verwenden möchte, fragt uns bitte vorher.`,
        ],
      },
    ],
  },
  terms: {
    title: 'Allgemeine Geschäfts\u00adbedingungen',
    description: 'Was bei einer Buchung gilt.',
    version: (version: string) => `Fassung ${version}`,
  },
  privacy: {
    title: 'Datenschutz',
    description: 'Welche Daten wir bearbeiten, wozu, wie lange – und Ihre Rechte.',
    sections: (salon: LegalFacts): readonly LegalSection[] => [
      {
        heading: 'Wer verantwortlich ist',
        paragraphs: [
          `Verantwortlich für die Bearbeitung Ihrer Personendaten ist ${salon.legalName}, ${salon.street}, ${salon.postalCode} ${salon.city}. Fragen zum Datenschutz beantworten wir unter ${salon.email} oder ${salon.phone}.`,
          'Es gilt das schweizerische Datenschutzgesetz (DSG). Soweit wir uns an Personen in der Europäischen Union richten, beachten wir auch die Datenschutz-Grundverordnung (DSGVO).',
        ],
      },
      {
        heading: 'Welche Daten wir bearbeiten und wozu',
        paragraphs: [
          'Wenn Sie einen Termin buchen: Vor- und Nachname, E-Mail-Adresse, Telefonnummer, die gewählten Leistungen, Zeit, Preis und Ihre Bemerkung. Wir brauchen sie, um den Termin zu vereinbaren, durchzuführen, zu bestätigen und abzurechnen (Vertrag).',
          'Bitte schreiben Sie keine Angaben zu Ihrer Gesundheit in die Bemerkung. Was wir dazu wissen müssen, besprechen wir im Salon; aufbewahren würden wir es nur mit Ihrer ausdrücklichen Einwilligung.',
          'Wenn Sie diese Website besuchen: technische Protokolle ohne Namen, E-Mail- oder Telefonangaben. Wir brauchen sie, um die Website sicher und verfügbar zu halten.',
          'Werbung senden wir Ihnen nur, wenn Sie ausdrücklich zugestimmt haben.',
        ],
      },
      {
        heading: 'Cookies',
        paragraphs: [
          'Wir setzen ein einziges, technisch notwendiges Cookie: eine zufällige Nummer, an der die Website erkennt, welche Zeit sie gerade für Sie freihält. Es entsteht erst, wenn Sie freie Zeiten ansehen, und läuft nach 30 Tagen ab. Es gibt keine Werbung, keine Auswertung Ihres Verhaltens und keine Inhalte fremder Anbieter.',
        ],
      },
      {
        heading: 'Wer Daten erhält',
        paragraphs: [
          'Wir geben Ihre Daten nicht zu fremden Zwecken weiter. Für den Betrieb arbeiten wir mit Auftragsbearbeitern: Fly.io (Betrieb der Website und der Datenbank), Resend (Versand der E-Mails) und, falls eingeschaltet, Sentry (Fehlermeldungen ohne Personendaten).',
          'Diese Unternehmen haben ihren Sitz in den USA. Sie sind vertraglich und durch anerkannte Garantien (Zertifizierung nach dem Swiss-U.S. Data Privacy Framework oder Standardvertragsklauseln) zum Schutz Ihrer Daten verpflichtet.',
        ],
      },
      {
        heading: 'Wie lange wir Daten aufbewahren',
        paragraphs: [
          'Termine und alles, was zu den Geschäftsbüchern gehört: zehn Jahre, wie es das Gesetz verlangt (Art. 958f OR). Protokolle des E-Mail-Versands: neunzig Tage. Das Cookie: dreissig Tage. Ihr Profil: bis Sie die Löschung wünschen. Eine nicht gebuchte, nur freigehaltene Zeit enthält keine Personendaten.',
        ],
      },
      {
        heading: 'Ihre Rechte',
        paragraphs: [
          'Sie können jederzeit kostenlos Auskunft darüber verlangen, welche Daten wir über Sie bearbeiten; wir antworten innert 30 Tagen. Sie können Daten berichtigen, herausverlangen oder löschen lassen und Einwilligungen widerrufen. Was das Gesetz uns aufzubewahren verlangt, trennen wir dabei von Ihrer Person.',
          `Schreiben Sie uns dazu an ${salon.email}. Damit wir niemand Falschem Auskunft geben, prüfen wir vorher, wer fragt.`,
          'Aufsichtsbehörde ist der Eidgenössische Datenschutz- und Öffentlichkeitsbeauftragte (EDÖB), www.edoeb.admin.ch.',
        ],
      },
      {
        heading: 'Sicherheit',
        paragraphs: [
          'Die Verbindung zu dieser Website ist verschlüsselt. Der Link, mit dem Sie Ihren Termin verwalten, ist nur Ihnen bekannt: Geben Sie ihn bitte nur weiter, wenn die andere Person den Termin ändern darf.',
        ],
      },
    ],
  },
};
