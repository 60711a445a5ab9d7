import '../../app/page.ts';
