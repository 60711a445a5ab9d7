import { order } from '../../orders/order.ts';

export const chosen = order;
