import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { FAILURES, STATUS_OK } from '../../src/core/failures.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const list = (folder: string, extension: string): string[] =>
  readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith(extension))
    .map((name) => `${folder}/${name}`);

/** Lines of an interface file without comments. */
const statements = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line.length > 0);

/** uint16 constants of an interface file by name. */
const statusConstants = (text: string): Record<string, number> =>
  Object.fromEntries(
    statements(text)
      .map((line) => /^uint16 ([A-Z_]+)=(\d+)$/.exec(line))
      .filter((match) => match !== null)
      .map((match) => [match[1], Number(match[2])]),
  );

const catalogue = {
  OK: STATUS_OK,
  ...Object.fromEntries(Object.entries(FAILURES).map(([code, { status }]) => [code, status])),
};

const answering = [...list('srv', '.srv'), ...list('action', '.action')];

describe('interfaces', () => {
  for (const file of answering) {
    it(`${file} has exactly the status codes of the failure catalogue`, () => {
      expect(statusConstants(read(file))).to.deep.equal(catalogue);
      expect(statements(read(file))).to.include('uint16 status');
    });
  }

  it('the failure catalogue never uses a number twice', () => {
    const numbers = Object.values(catalogue);
    expect(new Set(numbers).size).to.equal(numbers.length);
  });

  it('the action has the goal and the result of the service of the same name', () => {
    const parts = (file: string): string[][] =>
      read(file)
        .split(/^---$/m)
        .map((part) => statements(part));
    const [request, response] = parts('srv/LocateObject.srv');
    const [goal, result, feedback] = parts('action/LocateObject.action');
    expect(goal).to.deep.equal(request);
    expect(result).to.deep.equal(response);
    expect(feedback).to.include('string stage');
  });

  it('CMake builds every interface file there is, and names none that is not', () => {
    const built = [
      ...read('CMakeLists.txt').matchAll(/"((?:msg|srv|action)\/\w+\.(?:msg|srv|action))"/g),
    ].map((match) => match[1]);
    expect(built.toSorted()).to.deep.equal([...answering, ...list('msg', '.msg')].toSorted());
  });

  it('no interface has a field of fixed length: rclnodejs aborts the process when one is not filled', () => {
    for (const file of [...answering, ...list('msg', '.msg')]) {
      for (const line of statements(read(file))) expect(line, file).not.to.match(/^\S+\[\d+\]/);
    }
  });
});
