# The bot in one image: dependencies first, then the source; one unprivileged user; one volume for its state.
FROM python:3.11-slim-bookworm AS build
WORKDIR /src
COPY .ci/requirements.txt .ci/requirements.txt
RUN python -m venv /app && /app/bin/pip install --no-cache-dir --require-hashes -r .ci/requirements.txt
COPY pyproject.toml README.md LICENSE ./
COPY checks checks
COPY bot bot
RUN PATH=/app/bin:$PATH /app/bin/pip install --no-cache-dir --no-build-isolation --no-deps . \
    && /app/bin/python -m compileall -q /app/lib

FROM python:3.11-slim-bookworm
RUN useradd --uid 10001 --create-home --shell /usr/sbin/nologin factdesk \
    && install -d -o factdesk -g factdesk /state
COPY --from=build /app /app
USER factdesk
ENV PATH=/app/bin:$PATH PYTHONUNBUFFERED=1 FACTDESK_STATE=/state FACTDESK_HTTP_HOST=0.0.0.0
VOLUME /state
EXPOSE 3000
ENTRYPOINT ["factdesk"]
CMD ["serve"]
