package org.yizhan.station;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.InstantSource;
import org.yizhan.platform.crypto.KeyFiles;
import org.yizhan.platform.db.Database;
import org.yizhan.platform.http.Contract;
import org.yizhan.platform.rounds.Rounds;

/** What every feature stands on. */
record Foundation(
    Vertx vertx,
    Rounds rounds,
    StationConfig config,
    Path data,
    KeyFiles keys,
    Contract contract,
    Database database,
    PrometheusMeterRegistry meters,
    InstantSource clock) {}
