# The build needs the development dependencies; the final image gets none of them.
FROM node:24-trixie-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY packages ./packages
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY scripts ./scripts
COPY locales ./locales
COPY src ./src
COPY conversations ./conversations
COPY menus ./menus
RUN npm run build

FROM node:24-trixie-slim AS production-dependencies
WORKDIR /app
COPY package.json package-lock.json ./
COPY packages/embedded-mongo/package.json ./packages/embedded-mongo/
COPY packages/telegram-sandbox/package.json ./packages/telegram-sandbox/
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24-trixie-slim
LABEL org.opencontainers.image.title="ClientSphere" \
      org.opencontainers.image.description="A Telegram-first conversational CRM" \
      org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production \
    DATA_DIR=/app/data
WORKDIR /app
COPY --from=production-dependencies /app/node_modules ./node_modules
COPY package.json ./
COPY --from=production-dependencies /app/packages ./packages
COPY --from=build /app/packages/embedded-mongo/dist ./packages/embedded-mongo/dist
COPY --from=build /app/packages/telegram-sandbox/dist ./packages/telegram-sandbox/dist
COPY --from=build /app/dist ./dist
# The only folder that is written to: make it a volume if the root is read-only.
RUN mkdir data && chown node:node data
USER node
EXPOSE 8080 8081 9090
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --retries=6 CMD ["node", "dist/src/commands/healthcheck.js"]
CMD ["node", "dist/src/main.js"]
