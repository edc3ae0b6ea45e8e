import { runSlipway } from '@slipway/cdk8s';

/** The command line `slipway`. */
void runSlipway(process.argv).then(code => {
  process.exitCode = code;
});
