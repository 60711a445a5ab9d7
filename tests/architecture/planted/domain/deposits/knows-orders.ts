import { order } from '../orders/order.ts';

export const deposit = order;
