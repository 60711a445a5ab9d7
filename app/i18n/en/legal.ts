import type { Catalogue } from '../catalogue.ts';

export const legal: Catalogue['legal'] = {
  impressum: {
    title: 'Legal notice',
    description: 'Who is behind this website.',
    sections: (salon) => [
      {
        heading: 'Provider',
        paragraphs: [
          `${salon.legalName}, ${salon.street}, ${salon.postalCode} ${salon.city}, Switzerland.`,
          `Phone ${salon.phone}, e-mail ${salon.email}.`,
          ...(salon.uid === null
            ? []
            : [
                salon.vatLiable
                  ? `Business identification number (UID): ${salon.uid} MWST.`
                  : `Business identification number (UID): ${salon.uid}.`,
              ]),
        ],
      },
      {
        heading: 'Your booking, step by step',
        paragraphs: [
          'You choose services, a person if you like, then a free time. We keep this time for you for a short while. Then you enter your details and see everything once more: services, person, time and price. Until you tap “Book now” you can change or abandon each step.',
          'The contract is concluded when you book. You get a confirmation by e-mail at once, with a link by which you can move or cancel the visit.',
        ],
      },
      {
        heading: 'Prices',
        paragraphs: [
          salon.vatLiable
            ? 'All prices are in Swiss francs and include VAT. The price shown when you book is the one that counts.'
            : 'All prices are in Swiss francs. The price shown when you book is the one that counts.',
        ],
      },
      {
        heading: 'Content and links',
        paragraphs: [
          'We look after this website with care, but cannot guarantee that everything on it is complete at all times. The operators of other websites that we link to are responsible for what stands there.',
          `Texts, pictures and design belong to ${salon.legalName}. Please ask us before using them.`,
        ],
      },
    ],
  },
  terms: {
    title: 'Terms and conditions',
    description: 'What applies to a booking.',
    version: (version) => `Version ${version}`,
  },
  privacy: {
    title: 'Privacy',
    description: 'Which data we process, what for, for how long, and your rights.',
    sections: (salon) => [
      {
        heading: 'Who is responsible',
        paragraphs: [
          `The controller of your personal data is ${salon.legalName}, ${salon.street}, ${salon.postalCode} ${salon.city}. We answer questions about privacy at ${salon.email} or ${salon.phone}.`,
          'The Swiss Federal Act on Data Protection (FADP) applies. Where we address people in the European Union, we also observe the General Data Protection Regulation (GDPR).',
        ],
      },
      {
        heading: 'Which data we process and what for',
        paragraphs: [
          'When you book a visit: first and last name, e-mail address, phone number, the services, time, price and your note. We need them to agree on the visit, carry it out, confirm it and settle it (contract).',
          'Please do not write anything about your health in the note. What we need to know we discuss in the salon; we would keep it only with your explicit consent.',
          'When you visit this website: technical logs without names, e-mail addresses or phone numbers. We need them to keep the website safe and available.',
          'We send you advertising only if you have explicitly agreed.',
        ],
      },
      {
        heading: 'Cookies',
        paragraphs: [
          'We set one single, technically necessary cookie: a random number by which the website knows which time it is keeping for you. It is created only when you look at free times and lapses after 30 days. There is no advertising, no analysis of your behaviour and no content from third parties.',
        ],
      },
      {
        heading: 'Who receives data',
        paragraphs: [
          'We do not pass on your data for the purposes of others. To run the site we work with processors: Fly.io (hosting of the website and the database), Resend (sending of e-mails) and, if switched on, Sentry (error reports without personal data).',
          'These companies are based in the USA. They are bound to protect your data by contract and by recognised safeguards (certification under the Swiss-U.S. Data Privacy Framework, or standard contractual clauses).',
        ],
      },
      {
        heading: 'How long we keep data',
        paragraphs: [
          'Visits and everything that belongs to the books: ten years, as the law requires (Art. 958f of the Code of Obligations). Logs of e-mails sent: ninety days. The cookie: thirty days. Your profile: until you ask for its deletion. A time that was only kept and not booked contains no personal data.',
        ],
      },
      {
        heading: 'Your rights',
        paragraphs: [
          'You can ask at any time, free of charge, which data we process about you; we answer within 30 days. You can have data corrected, handed over or deleted, and withdraw consent. What the law obliges us to keep is then separated from your person.',
          `Write to us at ${salon.email}. So that we tell nobody else, we first check who is asking.`,
          'The supervisory authority is the Federal Data Protection and Information Commissioner (FDPIC), www.edoeb.admin.ch.',
        ],
      },
      {
        heading: 'Security',
        paragraphs: [
          'The connection to this website is encrypted. The link by which you manage your visit is known only to you: please pass it on only if the other person may change the visit.',
        ],
      },
    ],
  },
};
