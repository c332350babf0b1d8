package org.yizhan.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Two nodes of a hub as processes of their own, on one PostgreSQL and behind a balancer. Started at
 * the same time on an empty database.
 */
public final class HubNodes extends HubApi {
  private final Path data;
  private final Map<String, String> more;
  private final SharedPostgres postgres;
  private final Balancer balancer = new Balancer();
  private final HubProcess[] nodes = new HubProcess[2];

  /**
   * @param more settings of the nodes, as the environment gives them
   */
  public HubNodes(Path data, Map<String, String> more) {
    this.data = data;
    this.more = more;
    this.postgres = new SharedPostgres(data.resolve("postgres"));
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = launch(i);
    }
    for (var node : nodes) {
      balancer.join(node.port());
    }
  }

  private HubProcess launch(int node) {
    var settings = new HashMap<>(postgres.settings());
    settings.putAll(more);
    return new HubProcess(directory(node), settings);
  }

  private Path directory(int node) {
    return data.resolve("node-" + node);
  }

  /** How many there are; they are called by their number from 0. */
  public int count() {
    return nodes.length;
  }

  /** Kills a node as {@code kill -9} does. */
  public void kill(int node) {
    var port = nodes[node].port();
    nodes[node].kill();
    balancer.leave(port);
  }

  /** Starts a killed node again and waits until it listens. */
  public void restart(int node) {
    nodes[node] = launch(node);
    balancer.join(nodes[node].port());
  }

  /** Tells a node to stop, and waits until it did; what it said since it was started. */
  public String stop(int node) {
    var port = nodes[node].port();
    var said = nodes[node].stop();
    balancer.leave(port);
    return said;
  }

  /** The one number that a query of the database gives. */
  public long number(String sql) {
    return postgres.number(sql);
  }

  @Override
  public String url() {
    return "http://127.0.0.1:" + balancer.port();
  }

  @Override
  public JsonNode firstRun() {
    var wrote =
        Stream.iterate(0, i -> i + 1)
            .limit(nodes.length)
            .map(this::directory)
            .filter(directory -> Files.exists(directory.resolve("first-run.json")))
            .toList();
    if (wrote.size() != 1) {
      throw new AssertionError("first-run.json was written by " + wrote);
    }
    return HubServer.firstRun(wrote.getFirst());
  }

  @Override
  public void close() {
    List.of(nodes).forEach(HubProcess::close);
    balancer.close();
    postgres.close();
    super.close();
  }
}
