import { readFileSync } from 'node:fs';
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/server/validators/ajv';
import { expect } from 'chai';
import { openaiTools } from '../../src/agents/schema/openaiTools.ts';
import { openapiDocument } from '../../src/agents/schema/openapiDocument.ts';
import { readRosInterface } from '../../src/agents/schema/RosInterface.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const validator = new AjvJsonSchemaValidator();

describe('readRosInterface', () => {
  it('gives each field its comment, and a group of fields the one above them', () => {
    const [request, response] = readRosInterface(
      '# About it.\n\n# Two\n# lines.\nuint32 a\nfloat64[9] b\nuint8 C=1\nstring c\n---\nPoint[] d\nint8[<=3] e\nbool f true\n',
    );
    expect(request).to.deep.equal({
      comment: 'About it.',
      fields: [
        { name: 'a', type: 'uint32', isArray: false, length: undefined, comment: 'Two lines.' },
        { name: 'b', type: 'float64', isArray: true, length: 9, comment: 'Two lines.' },
        { name: 'c', type: 'string', isArray: false, length: undefined, comment: '' },
      ],
    });
    expect(response!.fields.map(({ name, isArray, length }) => [name, isArray, length])).to.deep.equal([
      ['d', true, undefined],
      ['e', true, undefined],
      ['f', false, undefined],
    ]);
  });
});

describe("tools for OpenAI's functions", () => {
  const tools = openaiTools(read) as readonly {
    readonly type: string;
    readonly function: {
      readonly name: string;
      readonly description: string;
      readonly strict: boolean;
      readonly parameters: {
        readonly properties: Record<
          string,
          {
            readonly type: unknown;
            readonly description?: string;
            readonly items?: { readonly type: unknown };
          }
        >;
        readonly required: readonly string[];
        readonly additionalProperties: boolean;
      };
    };
  }[];

  it('are what strict mode asks for: every field required, none besides, each of a simple type or a list of one', () => {
    expect(tools.length).to.be.greaterThan(3);
    for (const { type, function: called } of tools) {
      expect(type).to.equal('function');
      expect(called.name).to.match(/^[\w-]{1,64}$/);
      expect(called.strict).to.equal(true);
      expect(called.description).to.have.length.within(10, 1024);
      const { properties, required, additionalProperties } = called.parameters;
      expect(additionalProperties).to.equal(false);
      expect(required).to.deep.equal(Object.keys(properties));
      for (const [name, { type: kinds, description, items }] of Object.entries(properties)) {
        expect(['string', 'integer', 'boolean', 'number'], name).to.include(
          (items ? [items.type] : [kinds]).flat()[0],
        );
        expect(description, name).to.be.a('string');
      }
    }
  });

  it('ask for words, and give a model no way to publish, so none to move the robot', () => {
    const locate = tools.find(({ function: { name } }) => name === 'locate')!.function.parameters;
    expect(locate.properties.expression!.type).to.equal('string');
    expect(locate.properties.viewer!.type).to.deep.equal(['string', 'null']);
    for (const { function: called } of tools)
      expect(called.parameters.properties).to.not.have.any.keys('publish', 'stamp');
    const validate = validator.getValidator(locate as object);
    const asked = {
      expression: 'the mug',
      previous_request_id: null,
      target_frame: null,
      viewer: null,
      max_candidates: null,
      search: null,
    };
    expect(validate(asked).valid).to.equal(true);
    expect(validate({ ...asked, expression: null }).valid).to.equal(false);
  });
});

describe('the OpenAPI document', () => {
  const document = openapiDocument(read, '/spatial_llava', '0.1.0') as {
    readonly openapi: string;
    readonly paths: Record<
      string,
      { readonly post: { readonly operationId: string; readonly responses: object } }
    >;
    readonly components: { readonly schemas: Record<string, object> };
  };
  const text = JSON.stringify(document);

  it('refers only to schemas that it holds, and holds none that nothing refers to', () => {
    const referred = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map((m) => m[1]!);
    expect([...new Set(referred)].sort()).to.deep.equal(Object.keys(document.components.schemas).sort());
    expect(referred).to.include.members(['spatial_llava.Landmark', 'geometry_msgs.PoseWithCovariance']);
  });

  it('has names that OpenAPI allows, and one operation a path', () => {
    expect(document.openapi).to.match(/^3\.1\.\d$/);
    for (const name of Object.keys(document.components.schemas)) expect(name).to.match(/^[\w.-]+$/);
    const ids = Object.values(document.paths).map(({ post }) => post.operationId);
    expect(new Set(ids).size).to.equal(ids.length);
    expect(Object.keys(document.paths)).to.include('/capability/call/spatial_llava/locate');
  });

  it('has schemas that a validator compiles and that tell a reply from what is none', () => {
    const validate = validator.getValidator({
      ...document.components.schemas['spatial_llava.StageTime'],
      components: document.components,
    } as object);
    expect(validate({ name: 'perceive', seconds: 0.1 }).valid).to.equal(true);
    expect(validate({ name: 'perceive' }).valid).to.equal(false);
    expect(validate({ name: 'perceive', seconds: '0.1' }).valid).to.equal(false);
    for (const [name, schema] of Object.entries(document.components.schemas))
      expect(
        () => validator.getValidator({ ...schema, components: document.components } as object),
        name,
      ).to.not.throw();
  });
});
