import { z } from '@hono/zod-openapi';
import type { KindDefinition } from '../../domain/journal/kind.ts';
import { kinds } from '../../domain/journal/registry.ts';
import { sentSchema } from '../../domain/journal/sent.ts';

/** What the OpenAPI document says of an entry in a push: one shape per kind, from the schemas that judge it. */
export const sentDocument = {
  oneOf: Object.values(kinds).map((definition) => shapeOf(definition as unknown as KindDefinition)),
};

function shapeOf(definition: KindDefinition): object {
  const { $schema: _, ...shape } = z.toJSONSchema(sentSchema(definition), {
    io: 'input',
    // the document allows keys of ours only with this prefix
    override: ({ jsonSchema }) => {
      if (jsonSchema.typed) jsonSchema['x-typed'] = true;
      delete jsonSchema.typed;
    },
  });
  return { ...shape, title: definition.kind, description: definition.label.en };
}
