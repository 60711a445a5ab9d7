import { index, layout, prefix, route, type RouteConfig } from '@remix-run/route-config';

/** `/…` is German, `/en/…` English: the same routes, told apart by i18n/locale-path.ts. */
export default [
  route('robots.txt', 'routes/robots.ts'),
  route('sitemap.xml', 'routes/sitemap.ts'),
  ...prefix('en?', [
    index('routes/home.tsx'),
    route('services', 'routes/services.tsx'),
    route('team', 'routes/team.tsx'),
    route('contact', 'routes/contact.tsx'),
    route('impressum', 'routes/impressum.tsx'),
    route('terms', 'routes/terms.tsx'),
    route('privacy', 'routes/privacy.tsx'),
    layout('routes/book-layout.tsx', [
      route('book', 'routes/book-services.tsx'),
      route('book/staff', 'routes/book-staff.tsx'),
      route('book/time', 'routes/book-time.tsx'),
    ]),
    route('account', 'routes/account.tsx'),
    route('sign-in', 'routes/sign-in.tsx'),
    route('sign-out', 'routes/sign-out.ts'),
    route('book/release', 'routes/book-release.ts'),
    route('book/details/:holdId', 'routes/book-details.tsx'),
    route('book/done/:id', 'routes/book-done.tsx'),
    route('visit/:token', 'routes/visit.tsx'),
    route('visit/:token/move', 'routes/visit-move.tsx'),
    route('visit/:token/cancel', 'routes/visit-cancel.tsx'),
    route('visit/:token/calendar.ics', 'routes/visit-calendar.ts'),
    route('admin', 'routes/admin-layout.tsx', [
      index('routes/admin-home.ts'),
      route('calendar', 'routes/admin-calendar.ts'),
      route('calendar/:day', 'routes/admin-calendar-day.tsx'),
      route('calendar/:day/week', 'routes/admin-calendar-week.tsx'),
      route('visits/:id', 'routes/admin-visit.tsx'),
      route('visits/:id/move', 'routes/admin-visit-move.tsx'),
      route('visits/:id/cancel', 'routes/admin-visit-cancel.tsx'),
      route('customers', 'routes/admin-customers.tsx'),
    ]),
    route('*', 'routes/not-found.tsx'),
  ]),
] satisfies RouteConfig;
