import type { Field, Shape } from './schema.js';

/** Every field of a shape with the shapes inside it, for whoever must say something about each. */
export function allFields(shape: Shape): Field[] {
  switch (shape.kind) {
    case 'group':
      return shape.fields.flatMap((field) => [field, ...allFields(field.shape)]);
    case 'either':
      return shape.ways.flatMap((way) => way.fields.flatMap((field) => [field, ...allFields(field.shape)]));
    case 'rows':
      return allFields(shape.row);
    default:
      return [];
  }
}
