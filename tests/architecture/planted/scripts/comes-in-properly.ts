import '../adapters/compose.ts';
