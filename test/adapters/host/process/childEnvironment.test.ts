import { expect } from 'chai';
import { ModelHost } from '../../../../src/adapters/host/ModelHost.ts';
import { childEnvironment } from '../../../../src/adapters/host/process/childEnvironment.ts';

describe('environment of a model process', () => {
  const parent = {
    PATH: '/usr/bin',
    HOME: '/home/robot',
    LC_ALL: 'C.UTF-8',
    CUDA_VISIBLE_DEVICES: '0',
    OMP_NUM_THREADS: '2',
    SPATIAL_LLAVA_MODELS: '/models',
    OPENAI_API_KEY: 'sk-1',
    HF_TOKEN: 'hf-1',
    SPATIAL_LLAVA_API_KEY: 'sk-2',
    DATABASE_URL: 'postgres://user:pw@host',
    ROS_SECURITY_KEYSTORE: '/keys',
    ROS_DOMAIN_ID: '3',
    https_proxy: 'http://user:pw@proxy',
    EMPTY: undefined,
  };

  it('is what computing needs and nothing else: no key, no secret of an unknown name, nothing of ROS', () => {
    expect(Object.keys(childEnvironment(parent)).sort()).to.deep.equal([
      'CUDA_VISIBLE_DEVICES',
      'HOME',
      'LC_ALL',
      'OMP_NUM_THREADS',
      'PATH',
      'SPATIAL_LLAVA_MODELS',
    ]);
  });

  it('has the way to the network only where a model is downloaded', () => {
    expect(childEnvironment(parent, { downloads: true })).to.have.property('https_proxy');
  });

  it('is what the process really has', async function () {
    this.timeout(20_000);
    process.env.OPENAI_API_KEY = 'sk-secret';
    const host = new ModelHost({
      name: 'environment',
      moduleUrl: new URL('../environmentModel.ts', import.meta.url),
      options: {},
    });
    try {
      host.start();
      const names = await host.request<readonly string[]>('names', {}, { timeoutMs: 15_000 });
      if (!names.ok) throw new Error(names.failure.message);
      expect(names.value).to.include('PATH');
      expect(names.value.filter((name) => /KEY|ROS|DDS/.test(name))).to.deep.equal([]);
    } finally {
      delete process.env.OPENAI_API_KEY;
      await host.stop();
    }
  });
});
