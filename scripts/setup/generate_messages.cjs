// node generate_messages.cjs FOLDER_OF_RCLNODEJS: what its own scripts/generate_messages.cjs does, with one Python process
// for all interface files in place of one for each: some three hundred, all at once.
const { spawn } = require('node:child_process');
const { join } = require('node:path');
const { createInterface } = require('node:readline');

const folder = process.argv[2];
const parser = require(join(folder, 'rosidl_parser/rosidl_parser.cjs'));
const script = join(folder, 'rosidl_parser/parser.py');
const python = spawn('python3', [join(__dirname, 'parse_interfaces.py'), script], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
/** Answers come in the order of the questions. */
const waiting = [];

createInterface({ input: python.stdout }).on('line', (line) => {
  const { resolve, reject, args } = waiting.shift();
  const { status, out, err } = JSON.parse(line);
  if (status === 0) resolve(parser._parseJSONObject(out));
  else reject(new Error(`${args.join(' ')}: ${err}`));
});
python.on('close', () => {
  for (const { reject } of waiting) reject(new Error('the parser of interfaces has ended'));
});

parser._parseFile = (...args) =>
  new Promise((resolve, reject) => {
    waiting.push({ resolve, reject, args });
    python.stdin.write(`${JSON.stringify(args)}\n`);
  });

const generator = require(join(folder, 'rosidl_gen/index.cjs'));
const declarations = require(join(folder, 'rostsd_gen/index.cjs'));
generator
  .generateAll(true)
  .then(() => declarations.generateAll())
  .then(() => python.stdin.end())
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
