// What PCL does with the frames of our own segmenter: organised planes and clusters with the settings of PCL's
// organised-segmentation demo, and supervoxels with LCCP with those of its example. Answers each line on standard input
// with one line of JSON: processor milliseconds of each frame, by method. test/bench/pcl/PclPeer.ts builds and asks it.
//
//     segment_frames FRAMES < "round\n"...
//
// FRAMES: for each frame width, height (uint32), fx, fy, cx, cy (float32), then width * height depths in metres, 0 for none.
#include <pcl/features/integral_image_normal.h>
#include <pcl/point_cloud.h>
#include <pcl/point_types.h>
#include <pcl/segmentation/edge_aware_plane_comparator.h>
#include <pcl/segmentation/euclidean_cluster_comparator.h>
#include <pcl/segmentation/lccp_segmentation.h>
#include <pcl/segmentation/organized_connected_component_segmentation.h>
#include <pcl/segmentation/organized_multi_plane_segmentation.h>
#include <pcl/segmentation/supervoxel_clustering.h>

#include <cmath>
#include <cstdint>
#include <ctime>
#include <fstream>
#include <iostream>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <vector>

using Point = pcl::PointXYZRGBA;
using Cloud = pcl::PointCloud<Point>;

namespace {

double cpuMs() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

struct Frame {
  std::uint32_t width = 0, height = 0;
  float fx = 0, fy = 0, cx = 0, cy = 0;
  std::vector<float> depth;
};

std::vector<Frame> readFrames(const char* path) {
  std::ifstream file(path, std::ios::binary);
  std::vector<Frame> frames;
  for (;;) {
    Frame frame;
    const auto read = [&](void* into, std::size_t bytes) {
      return static_cast<bool>(file.read(static_cast<char*>(into), static_cast<std::streamsize>(bytes)));
    };
    if (!read(&frame.width, 4)) return frames;
    read(&frame.height, 4), read(&frame.fx, 4), read(&frame.fy, 4), read(&frame.cx, 4), read(&frame.cy, 4);
    frame.depth.resize(std::size_t{frame.width} * frame.height);
    if (!read(frame.depth.data(), 4 * frame.depth.size())) {
      std::cerr << path << ": a frame is cut\n";
      std::exit(1);
    }
    frames.push_back(std::move(frame));
  }
}

Cloud::Ptr cloudOf(const Frame& frame) {
  Cloud::Ptr cloud(new Cloud(frame.width, frame.height));
  constexpr float none = std::numeric_limits<float>::quiet_NaN();
  for (std::uint32_t v = 0; v < frame.height; v++)
    for (std::uint32_t u = 0; u < frame.width; u++) {
      const float z = frame.depth[std::size_t{v} * frame.width + u];
      auto& point = cloud->at(static_cast<int>(u), static_cast<int>(v));
      point.rgba = 0;
      point.z = z > 0 ? z : none;
      point.x = z > 0 ? (static_cast<float>(u) - frame.cx) * z / frame.fx : none;
      point.y = z > 0 ? (static_cast<float>(v) - frame.cy) * z / frame.fy : none;
    }
  cloud->is_dense = false;
  return cloud;
}

// Normals from covariances, planes of at least 10,000 points within 3 degrees and 2 cm, refined; then clusters of what is
// on no plane, neighbours within 1 cm. The comparator's points of the excluded planes are left out by label.
std::size_t organised(const Cloud::ConstPtr& cloud, bool fastNormals) {
  using Normals = pcl::PointCloud<pcl::Normal>;
  using Labels = pcl::PointCloud<pcl::Label>;
  pcl::IntegralImageNormalEstimation<Point, pcl::Normal> estimation;
  estimation.setNormalEstimationMethod(fastNormals ? estimation.AVERAGE_3D_GRADIENT : estimation.COVARIANCE_MATRIX);
  estimation.setMaxDepthChangeFactor(0.02f);
  estimation.setNormalSmoothingSize(20.0f);
  Normals::Ptr normals(new Normals);
  estimation.setInputCloud(cloud);
  estimation.compute(*normals);

  pcl::EdgeAwarePlaneComparator<Point, pcl::Normal>::Ptr alike(new pcl::EdgeAwarePlaneComparator<Point, pcl::Normal>);
  alike->setDistanceMap(estimation.getDistanceMap());
  alike->setDistanceThreshold(0.01f, false);
  pcl::OrganizedMultiPlaneSegmentation<Point, pcl::Normal, pcl::Label> planes;
  planes.setMinInliers(10000);
  planes.setAngularThreshold(3.0 * M_PI / 180);
  planes.setDistanceThreshold(0.02);
  planes.setComparator(alike);
  planes.setInputNormals(normals);
  planes.setInputCloud(cloud);
  std::vector<pcl::PlanarRegion<Point>, Eigen::aligned_allocator<pcl::PlanarRegion<Point>>> regions;
  std::vector<pcl::ModelCoefficients> coefficients;
  std::vector<pcl::PointIndices> inliers, labelled, borders;
  Labels::Ptr labels(new Labels);
  planes.segmentAndRefine(regions, coefficients, inliers, labels, labelled, borders);
  if (regions.empty()) return 0;

  using Comparator = pcl::EuclideanClusterComparator<Point, pcl::Label>;
  const auto excluded = pcl::make_shared<std::set<std::uint32_t>>();
  for (std::size_t i = 0; i < labelled.size(); i++)
    if (labelled[i].indices.size() > 10000) excluded->insert(static_cast<std::uint32_t>(i));
  Comparator::Ptr near(new Comparator);
  near->setInputCloud(cloud);
  near->setLabels(labels);
  near->setExcludeLabels(excluded);
  near->setDistanceThreshold(0.01f, false);
  pcl::OrganizedConnectedComponentSegmentation<Point, pcl::Label> components(near);
  components.setInputCloud(cloud);
  Labels clusters;
  std::vector<pcl::PointIndices> found;
  components.segment(clusters, found);
  std::size_t things = regions.size();
  for (const auto& cluster : found) things += cluster.indices.size() > 1000 ? 1 : 0;
  return things;
}

// Supervoxels of 3 cm on voxels of 7.5 mm by place and normal, joined where they meet convexly within 10 degrees.
std::size_t lccp(const Cloud::ConstPtr& cloud) {
  pcl::SupervoxelClustering<Point> supervoxels(0.0075f, 0.03f);
  supervoxels.setUseSingleCameraTransform(true);
  supervoxels.setInputCloud(cloud);
  supervoxels.setColorImportance(0.0f);
  supervoxels.setSpatialImportance(1.0f);
  supervoxels.setNormalImportance(4.0f);
  std::map<std::uint32_t, pcl::Supervoxel<Point>::Ptr> clusters;
  supervoxels.extract(clusters);
  std::multimap<std::uint32_t, std::uint32_t> adjacency;
  supervoxels.getSupervoxelAdjacency(adjacency);
  pcl::LCCPSegmentation<Point> segmentation;
  segmentation.setConcavityToleranceThreshold(10.0f);
  segmentation.setSanityCheck(false);
  segmentation.setSmoothnessCheck(true, 0.0075f, 0.03f, 0.1f);
  segmentation.setKFactor(0);
  segmentation.setInputSupervoxels(clusters, adjacency);
  segmentation.setMinSegmentSize(0);
  segmentation.segment();
  auto labelled = supervoxels.getLabeledCloud();
  segmentation.relabelCloud(*labelled);
  return clusters.size();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: segment_frames FRAMES\n";
    return 2;
  }
  std::vector<Cloud::ConstPtr> clouds;
  for (const auto& frame : readFrames(argv[1])) clouds.push_back(cloudOf(frame));
  for (std::string line; std::getline(std::cin, line);) {
    std::string organisedMs, fastMs, lccpMs, things;
    for (const auto& cloud : clouds) {
      const auto timed = [&](std::string& times, auto&& work) {
        const double began = cpuMs();
        const std::size_t count = work();
        times += (times.empty() ? "" : ",") + std::to_string(cpuMs() - began);
        return count;
      };
      const auto count = timed(organisedMs, [&] { return organised(cloud, false); });
      timed(fastMs, [&] { return organised(cloud, true); });
      timed(lccpMs, [&] { return lccp(cloud); });
      things += (things.empty() ? "" : ",") + std::to_string(count);
    }
    std::cout << "{\"organised\":[" << organisedMs << "],\"gradient\":[" << fastMs << "],\"lccp\":[" << lccpMs
              << "],\"things\":[" << things << "]}" << std::endl;
  }
}
