/** OpenAPI 3.1 of the public API; tests/app/server holds real answers against it. */
import { MAX_RANGE_DAYS } from './slots-api.ts';

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

export const openapi = (baseUrl: string) => ({
  openapi: '3.1.0',
  info: { title: 'SCHNITTWERK', version: '1.0.0', description: 'Free times of a salon, for widgets.' },
  servers: [{ url: baseUrl }],
  paths: {
    '/api/salons/{salon}/slots': {
      get: {
        operationId: 'listSlots',
        summary: 'Bookable starts for one visit, day by day',
        parameters: [
          {
            name: 'salon',
            in: 'path',
            required: true,
            schema: { type: 'string' },
            description: "The salon's slug.",
          },
          {
            name: 'service',
            in: 'query',
            required: true,
            explode: true,
            schema: { type: 'array', items: { type: 'string' }, minItems: 1 },
            description: 'Slugs of the services, in the order of the visit.',
          },
          {
            name: 'staff',
            in: 'query',
            explode: true,
            schema: { type: 'array', items: { type: 'string' } },
            description:
              'One slug for the whole visit or one for each service; `any` (the default) is no preference.',
          },
          { name: 'from', in: 'query', required: true, schema: { type: 'string', format: 'date' } },
          {
            name: 'to',
            in: 'query',
            schema: { type: 'string', format: 'date' },
            description: `Inclusive; the same as \`from\` when left out, at most ${MAX_RANGE_DAYS} days.`,
          },
        ],
        responses: {
          200: {
            description: 'One entry a day; instants in UTC.',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Slots' } } },
          },
          400: problem('A parameter is missing or malformed.'),
          404: problem('There is no such salon.'),
          422: problem('Nobody can do this combination online.'),
          429: problem('Too many requests.'),
          503: problem('The database cannot be reached; `Retry-After` says when to ask again.'),
        },
      },
    },
    '/api/health': {
      get: {
        operationId: 'health',
        responses: {
          200: { description: 'The service and its database answer.' },
          503: { description: 'The database does not answer.' },
        },
      },
    },
  },
  components: {
    schemas: {
      Slots: {
        type: 'object',
        required: ['salon', 'zone', 'days'],
        additionalProperties: false,
        properties: {
          salon: { type: 'string' },
          zone: { type: 'string' },
          days: {
            type: 'array',
            items: {
              type: 'object',
              required: ['date', 'slots'],
              additionalProperties: false,
              properties: {
                date: { type: 'string', format: 'date' },
                slots: { type: 'array', items: { type: 'string', format: 'date-time' } },
              },
            },
          },
        },
      },
      Problem: {
        type: 'object',
        required: ['type', 'status', 'title'],
        properties: {
          type: { type: 'string' },
          status: { type: 'integer' },
          title: { type: 'string' },
          detail: { type: 'string' },
          errors: {
            type: 'array',
            items: {
              type: 'object',
              required: ['parameter', 'kind', 'detail'],
              properties: {
                parameter: { type: 'string' },
                kind: { type: 'string' },
                detail: { type: 'string' },
              },
            },
          },
        },
      },
    },
  },
});
