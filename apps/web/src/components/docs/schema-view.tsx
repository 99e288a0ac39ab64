import type { ReactNode } from 'react';
import { nameOf, type Schema } from './api-document.ts';
import { boundsOf, plainTypeOf, variantName } from './schema-words.ts';
import { codeStyle, Words } from './words.tsx';

/** A schema in one phrase; a named one links to where it is shown. */
export function TypeOf({ schema }: { schema: Schema }): ReactNode {
  if (schema.$ref !== undefined) {
    const name = nameOf(schema.$ref);
    return (
      <a href={`/docs/shapes#shape-${name}`} className="ref-link">
        {name}
      </a>
    );
  }
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants !== undefined) return <Choice variants={variants} />;
  if (schema.const !== undefined) return <Constant value={schema.const} />;
  if (schema.enum !== undefined) {
    return schema.enum.map((value, at) => (
      <span key={String(value)}>
        {at === 0 ? '' : ' or '}
        <Constant value={value} />
      </span>
    ));
  }
  if (schema.type === 'array' && schema.items !== undefined) {
    return (
      <>
        list of <TypeOf schema={schema.items} />
      </>
    );
  }
  return plainTypeOf(schema);
}

function Choice({ variants }: { variants: readonly Schema[] }): ReactNode {
  const names = variants.map(variantName);
  return variants.map((variant, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: The variants of a schema never change places.
    <span key={at}>
      {at === 0 ? '' : ' or '}
      {names[at] === undefined ? <TypeOf schema={variant} /> : <Constant value={names[at]} />}
    </span>
  ));
}

const Constant = ({ value }: { value: unknown }) => (
  <code className={codeStyle}>{JSON.stringify(value)}</code>
);

/** One line of a list of fields: its name, what it is, and what is said of it. */
export function FieldRow({
  name,
  isRequired,
  schema,
  description,
  children,
}: {
  name: string;
  isRequired: boolean;
  schema: Schema;
  description?: string | undefined;
  children?: ReactNode;
}) {
  const said = description ?? schema.description;
  const bounds = boundsOf(schema);
  return (
    <li className="ref-field">
      <p className="ref-head">
        <code className="ref-name">{name}</code>
        <span>
          <TypeOf schema={schema} />
          {bounds === '' ? '' : `, ${bounds}`}
        </span>
        {isRequired ? <span className="ref-need">required</span> : null}
        {schema.default === undefined ? null : (
          <span>
            default <Constant value={schema.default} />
          </span>
        )}
      </p>
      {said === undefined ? null : (
        <p className="ref-said">
          <Words>{said}</Words>
        </p>
      )}
      {children}
    </li>
  );
}

export const fieldListStyle = 'ref-list';

/** The fields of an object, or of each variant of a choice; nothing for a plain value. */
export function Fields({ schema, label }: { schema: Schema; label: string }): ReactNode {
  const variants = (schema.oneOf ?? schema.anyOf ?? []).filter(({ properties }) => properties !== undefined);
  if (variants.length > 0) {
    return variants.map((variant, at) => {
      const name = variantName(variant) ?? `Variant ${at + 1}`;
      return (
        <div key={name} className="mt-3 first:mt-0">
          <p className="mb-1 text-xs text-soft">
            <Constant value={name} />
          </p>
          <Fields schema={variant} label={`${label}, ${name}`} />
        </div>
      );
    });
  }
  const { properties = {}, required = [] } = schema;
  const fields = Object.entries(properties);
  if (fields.length === 0) return null;
  return (
    <ul aria-label={label} className={fieldListStyle}>
      {fields.map(([name, field]) => (
        <FieldRow key={name} name={name} schema={field} isRequired={required.includes(name)}>
          <Inner schema={field} label={name} />
        </FieldRow>
      ))}
    </ul>
  );
}

/** What a field has inside, where that has no name of its own to link to. */
function Inner({ schema, label }: { schema: Schema; label: string }): ReactNode {
  const inside = schema.items ?? schema;
  const hasFields = [inside, ...(inside.anyOf ?? []), ...(inside.oneOf ?? [])].some(
    ({ properties }) => properties !== undefined && Object.keys(properties).length > 0,
  );
  if (!hasFields) return null;
  return (
    <div className="mt-2 border-l-2 border-line pl-3">
      <Fields schema={inside} label={label} />
    </div>
  );
}
