/** Customers, payment methods, events. */
import { customerObject } from '../objects/payment-objects.ts';
import { LIST_PARAMS, listOf } from '../lists.ts';
import { invalid } from '../refusal.ts';
import { found, route } from './route.ts';

const EVENTS_LIFE = 30 * 86_400;

export const payerRoutes = [
  route('POST', '/v1/customers', ({ world, params }) => {
    const given = params('email', 'name', 'metadata.*');
    const id = world.id('cus', 14);
    const customer = customerObject(
      id,
      world.seconds(),
      given.text('email'),
      given.text('name'),
      given.metadata(),
    );
    world.rows.customers.set(id, customer);
    world.emit('customer.created', customer);
    return customer;
  }),
  route('GET', '/v1/customers', ({ world, params }) => {
    const given = params(...LIST_PARAMS, 'email');
    return listOf(
      world.rows.customers.values(),
      given,
      '/v1/customers',
      (customer) => customer.email === (given.text('email') ?? customer.email),
    );
  }),
  route('GET', '/v1/customers/:id', ({ world, id, params }) => {
    params();
    return found(world.rows.customers, 'customer', id);
  }),
  route('DELETE', '/v1/customers/:id', ({ world, id, params }) => {
    params();
    const customer = found(world.rows.customers, 'customer', id);
    for (const method of world.rows.methods.values()) if (method.customer === id) method.customer = null;
    world.rows.customers.delete(id);
    world.emit('customer.deleted', customer);
    return { id, object: 'customer', deleted: true };
  }),
  route('GET', '/v1/customers/:id/payment_methods', ({ world, id, params }) => {
    found(world.rows.customers, 'customer', id);
    const given = params(...LIST_PARAMS, 'type');
    return listOf(
      world.rows.methods.values(),
      given,
      `/v1/customers/${id}/payment_methods`,
      (method) => method.customer === id,
    );
  }),
  route('GET', '/v1/payment_methods/:id', ({ world, id, params }) => {
    params();
    return found(world.rows.methods, 'PaymentMethod', id);
  }),
  route('POST', '/v1/payment_methods/:id/detach', ({ world, id, params }) => {
    params();
    const method = found(world.rows.methods, 'PaymentMethod', id);
    if (method.customer === null) {
      throw invalid(
        'The payment method you provided is not attached to a customer so detachment is impossible.',
        'payment_method',
      );
    }
    method.customer = null;
    world.emit('payment_method.detached', method);
    return method;
  }),
  route('GET', '/v1/events', ({ world, params }) => {
    const given = params(...LIST_PARAMS, 'type', 'types[]', 'delivery_success');
    const types = given.texts('types');
    const oldest = world.seconds() - EVENTS_LIFE;
    return listOf(
      world.rows.events.values(),
      given,
      '/v1/events',
      (event) =>
        event.created >= oldest &&
        event.type === (given.text('type') ?? event.type) &&
        (types.length === 0 || types.includes(event.type)),
    );
  }),
  route('GET', '/v1/events/:id', ({ world, id, params }) => {
    params();
    return found(world.rows.events, 'event', id);
  }),
];
