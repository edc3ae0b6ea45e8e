import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { eventsExtensionPoint } from '@backstage/plugin-events-node/alpha';

/** A shorter secret, or the placeholder of the configuration, signs nothing. */
const LEAST_SECRET_LENGTH = 16;

/**
 * Takes the Git host's webhooks at `/api/events/http/gitea` and publishes them on the topic `gitea`. A request whose
 * `x-gitea-signature` is not the HMAC-SHA256 of its body under `demo.webhookSecret` is refused.
 */
export const giteaWebhook = createBackendModule({
  pluginId: 'events',
  moduleId: 'gitea-webhook',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        events: eventsExtensionPoint,
        logger: coreServices.logger,
      },
      async init({ config, events, logger }) {
        const secret = config.getString('demo.webhookSecret');
        if (secret.length < LEAST_SECRET_LENGTH) {
          logger.warn(
            `Webhooks are refused: demo.webhookSecret has fewer than ${LEAST_SECRET_LENGTH} characters. Start with ./dev, or set SLIPWAY_WEBHOOK_SECRET.`,
          );
        }
        events.addHttpPostIngress({
          topic: 'gitea',
          validator: async (request, context) => {
            const given = String(request.headers['x-gitea-signature'] ?? '');
            const signed =
              secret.length >= LEAST_SECRET_LENGTH &&
              isSignature(given, request.raw.body, secret);
            if (!signed) {
              context.reject({
                status: 403,
                payload: {
                  message:
                    'The signature does not match. Set the webhook’s secret to the value of demo.webhookSecret.',
                },
              });
            }
          },
        });
      },
    });
  },
});

function isSignature(given: string, body: Buffer, secret: string): boolean {
  const wanted = createHmac('sha256', secret).update(body).digest();
  const bytes = Buffer.from(given, 'hex');
  return bytes.length === wanted.length && timingSafeEqual(bytes, wanted);
}
