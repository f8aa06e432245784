import { type ReadFile, RosSchemas } from './rosSchemas.ts';
import { QUESTION_SERVICES } from './services.ts';

/** The services as OpenAPI 3.1, from their files; paths as rclnodejs's web server has them. */
export const openapiDocument = (read: ReadFile, nodeName: string, version: string): object => {
  const schemas = new RosSchemas(read);
  const paths = Object.fromEntries(
    Object.entries(QUESTION_SERVICES).map(([name, type]) => {
      const { comment, request, response } = schemas.service(type);
      const body = (schema: object) => ({ 'application/json': { schema } });
      const post = {
        operationId: name,
        summary: comment,
        requestBody: { required: true, content: body(request) },
        responses: { 200: { description: 'OK, or the reason why not: `status`', content: body(response) } },
      };
      return [`/capability/call${nodeName}/${name}`, { post }];
    }),
  );
  return {
    openapi: '3.1.0',
    info: { title: 'spatial_llava', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: { schemas: schemas.components },
  };
};
