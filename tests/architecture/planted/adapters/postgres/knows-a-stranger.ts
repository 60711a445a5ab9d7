import '../stripe/payments.ts';
